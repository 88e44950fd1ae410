package dev.serai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private record Ended(int code, String output) {}

    private static Ended start(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                withoutTests(System.getProperty("java.class.path")),
                Serai.class.getName(),
                "--server.port=0",
                "--spring.profiles.active=test",
                "--serai.data=" + folder));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** A hub that is started as users start it finds no parts of tests. */
    private static String withoutTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(part -> !part.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void saysInOneSentenceThatTheDatabaseIsNotReached() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        Ended ended = start(
                EmptyDataFolder.make(),
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + closed + "/hub?password=secret",
                "--spring.datasource.username=hub");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output())
                .contains("spring.datasource.url jdbc:postgresql://127.0.0.1:" + closed
                        + "/hub: database not reached as user hub (Connection to 127.0.0.1:" + closed + " refused")
                .doesNotContain("\tat ")
                .doesNotContain("secret");
    }

    @Test
    void saysInOneSentenceThatAnotherHubHasTheDataFolder() throws Exception {
        Path folder = EmptyDataFolder.make();
        try (FileChannel lock =
                FileChannel.open(folder.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();

            Ended ended = start(folder);

            assertThat(ended.code()).isNotZero();
            assertThat(ended.output())
                    .contains(folder + ": in use by another hub")
                    .doesNotContain("\tat ");
        }
    }
}
