package dev.serai.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The imitations of both APIs in a process of their own, for benchmarks: it has a memory and a Java of its own. */
final class SandboxProcess implements AutoCloseable {
    private final int hubspotPort = HubProcess.freePort();
    private final int sansanPort = HubProcess.freePort();
    private final Truth hubspot = new Truth(hubspot());
    private final Truth sansan = new Truth(sansan());
    private Process process;

    /** Address of HubSpot. */
    String hubspot() {
        return "http://127.0.0.1:" + hubspotPort;
    }

    /** Address of Sansan. */
    String sansan() {
        return "http://127.0.0.1:" + sansanPort;
    }

    /**
     * Starts them; if they run, they are started anew, with these settings, under the same addresses.
     *
     * @param folder where they write their log
     * @param heap   the most memory for their objects, as Java takes it
     */
    void start(Path folder, String heap, List<String> settings) throws Exception {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.serai.sandbox.SandboxMain",
                "--sandbox.port=" + hubspotPort,
                "--sandbox.sansan.port=" + sansanPort));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sandbox.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(this::answer);
    }

    private boolean answer() throws IOException {
        return hubspot.get("/sandbox/stats").has("calls")
                && sansan.get("/sandbox/stats").has("calls");
    }

    /** How many calls HubSpot has got since it was started. */
    long calls() throws IOException {
        return hubspot.get("/sandbox/stats").path("calls").asLong();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
