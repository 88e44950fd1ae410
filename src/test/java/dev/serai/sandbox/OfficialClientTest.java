package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Needs npm and its registry: runs with {@code -Dserai.clients=true} only. */
@EnabledIfSystemProperty(named = "serai.clients", matches = "true")
class OfficialClientTest {
    @TempDir
    private Path folder;

    @Test
    void hubspotsOwnNodeClientWorksWithOnlyTheBaseUrlSet() throws Exception {
        for (String file : new String[] {"package.json", "check.mjs"}) {
            Files.copy(Path.of("src/test/clients/hubspot-node", file), folder.resolve(file));
        }
        run("npm", "install", "--no-audit", "--no-fund");
        try (var sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0"))) {
            assertThat(run("node", "check.mjs", sandbox.baseUrl(), "sandbox")).contains("ok      contacts one by one");
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
