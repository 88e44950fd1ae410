package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, and one that cannot be written. Needs Linux where a process may mount a small disk for itself. */
class FullDiskTest {
    private static final String MOUNT = "mount -t tmpfs -o size=2m tmpfs ";

    @TempDir
    static Path folder;

    private static HubspotSandbox sandbox;
    private static HubProcess hub;

    @BeforeAll
    static void start() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("unshare", "-m", "sh", "-c", MOUNT + disk) == 0, "no small disk can be mounted here");
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0", "quota.per-ten-seconds", "0", "quota.search-per-second", "0", "records.contacts", "3000"));
        hub = HubProcess.launchedBy(
                        List.of("unshare", "-m", "sh", "-c", MOUNT + disk + " && exec \"$0\" \"$@\""),
                        folder.resolve("data"),
                        List.of(
                                "--hubspot.accounts.main.token=sandbox",
                                "--hubspot.accounts.main.base-url=" + sandbox.baseUrl(),
                                "--backup.folder=" + disk))
                .start();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** Changes how the hub sees its disk. */
    private static void mount(String options) throws Exception {
        String pid = String.valueOf(hub.pid());
        assertThat(run(
                        "nsenter",
                        "-t",
                        pid,
                        "-m",
                        "mount",
                        "-o",
                        options,
                        folder.resolve("disk").toString()))
                .isZero();
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
            sandbox.close();
        }
    }

    private static JsonNode backUp(String object) throws IOException {
        HubProcess.Answer answer = hub.post("/api/backups", "{\"account\":\"main\",\"objects\":[\"" + object + "\"]}");
        return hub.awaitEnd(answer.json().path("id").asText());
    }

    @Test
    void saysThatTheDiskIsFullAndMakesRoomForWhatFits() throws IOException {
        JsonNode tooLarge = backUp("contacts");
        assertThat(tooLarge.path("state").asText()).as("%s", tooLarge).isEqualTo("FAILED");
        assertThat(tooLarge.path("failure").asText())
                .contains(folder.resolve("disk").toString(), "No space left on device", "backup.folder");
        JsonNode small = backUp("products");
        assertThat(small.path("state").asText()).as("%s", small).isEqualTo("COMPLETED");
        assertThat(hub.post("/api/backups/" + small.path("id").asText() + "/verify", null)
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void saysThatTheDiskCannotBeWritten() throws Exception {
        mount("remount,ro");
        JsonNode refused = backUp("products");
        mount("remount,rw");
        assertThat(refused.path("state").asText()).as("%s", refused).isEqualTo("FAILED");
        assertThat(refused.path("failure").asText())
                .contains(folder.resolve("disk").toString(), "Read-only file system");
        assertThat(backUp("products").path("state").asText()).isEqualTo("COMPLETED");
    }
}
