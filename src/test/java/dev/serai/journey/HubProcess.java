package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.EmptyDataFolder;
import dev.serai.catalogue.PreparedCluster;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A hub in a process of its own, so that it can be killed, and asked over HTTP as anyone would ask it. */
final class HubProcess implements AutoCloseable {
    static final String TOKEN = "journey-token-of-the-super-admin";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How long anything may take; benchmarks need more. */
    static final Duration LONG = Duration.ofMinutes(Integer.getInteger("minutes", 3));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path data;
    private final List<String> settings;
    private final List<String> launcher;
    private final boolean quickToStart;
    private final int port = freePort();
    private Process process;

    record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {}

    HubProcess(Path data, List<String> settings) {
        this(data, settings, List.of(), true);
    }

    private HubProcess(Path data, List<String> settings, List<String> launcher, boolean quickToStart) {
        this.data = data;
        this.settings = settings;
        this.launcher = launcher;
        this.quickToStart = quickToStart;
    }

    /** @param launcher a program and its arguments that run the command given to them in their place */
    static HubProcess launchedBy(List<String> launcher, Path data, List<String> settings) {
        return new HubProcess(data, settings, launcher, true);
    }

    /** A hub as people run it, whose code is compiled for speed; it takes longer to start. */
    static HubProcess atFullSpeed(Path data, List<String> settings) {
        return new HubProcess(data, settings, List.of(), false);
    }

    HubProcess start() throws IOException {
        PreparedCluster.copyTo(data);
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(HubProgram.arguments(quickToStart));
        command.addAll(List.of(
                "--spring.profiles.active=journey",
                "--server.port=" + port,
                "--serai.data=" + data.toAbsolutePath(),
                "--serai.postgres.programs=" + EmptyDataFolder.PROGRAMS.toAbsolutePath(),
                "--serai.routes=" + Path.of("routes").toAbsolutePath(),
                "--serai.api.admin-token=" + TOKEN));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .start();
        Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(this::answers);
        return this;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the hub ended with " + process.exitValue() + "; see " + logFile());
        }
        try {
            return get("/actuator/health/readiness").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** What the hub has said so far. */
    String log() throws IOException {
        return java.nio.file.Files.readString(logFile());
    }

    private Path logFile() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Answer get(String path) throws IOException {
        return send("GET", path, null);
    }

    Answer post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    Answer send(String method, String path, String body) throws IOException {
        return send(method, path, body, TOKEN);
    }

    /** @param token of whoever asks */
    Answer send(String method, String path, String body, String token) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(), type.contains("json") ? JSON.readTree(response.body()) : null, response);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks for a backup; its id. */
    String backUp(String account) throws IOException {
        Answer answer = post("/api/backups", "{\"account\":\"" + account + "\"}");
        if (answer.status() != 202) {
            throw new AssertionError("asked for a backup: " + answer.status() + " " + answer.json());
        }
        return answer.json().path("id").asText();
    }

    /** Waits for the end of a backup; what the hub says of it. */
    JsonNode awaitEnd(String id) {
        return awaitEnd(id, backup -> {});
    }

    /** @param looking shown the backup each time it is looked at */
    JsonNode awaitEnd(String id, Consumer<JsonNode> looking) {
        return Awaitility.await()
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            JsonNode backup = get("/api/backups/" + id).json();
                            looking.accept(backup);
                            return backup;
                        },
                        backup -> !List.of("QUEUED", "RUNNING")
                                .contains(backup.path("state").asText()));
    }

    void awaitPhase(String id, String phase) {
        Awaitility.await()
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        get("/api/backups/" + id).json().path("phase").asText().equals(phase));
    }

    /** The most memory the process has taken, as Linux counts it; unknown elsewhere. */
    String peakMemory() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!java.nio.file.Files.exists(status)) {
            return "unknown";
        }
        return java.nio.file.Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\D+", "") + " kB")
                .findFirst()
                .orElse("unknown");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)) {
                    HubProgram.ended();
                } else {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
            }
        }
    }
}
