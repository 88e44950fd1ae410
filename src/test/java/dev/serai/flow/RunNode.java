package dev.serai.flow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that carries out runs: a hub of its own, in this JVM or in one that can be killed. */
final class RunNode {
    private RunNode() {}

    /** What the runs of these tests do: say in a table where they are, and wait in between for a file. */
    @Import(FlowHub.Parts.class)
    static class Parts {
        @Bean
        Work work(JdbcClient jdbc, @Value("${serai.node}") String node, @Value("${gate}") Path gate) {
            return new Work(jdbc, node, gate);
        }
    }

    /** The steps of a run. */
    public record Work(JdbcClient jdbc, String node, Path gate) {
        public void begin(String run) {
            say("begin " + run + " on " + node);
        }

        public void waitForGate() throws InterruptedException {
            while (!Files.exists(gate)) {
                Thread.sleep(50);
            }
        }

        public void end(String run) {
            say("end " + run + " on " + node);
        }

        public void fail() {
            say("failed on " + node);
        }

        private void say(String what) {
            jdbc.sql("insert into said (what) values (?)").param(what).update();
        }
    }

    static FlowHub start(Path routes, String url, Path gate, String node, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
                "--spring.quartz.job-store-type=jdbc",
                "--spring.datasource.url=" + url,
                "--gate=" + gate,
                "--serai.node=" + node));
        arguments.addAll(Arrays.asList(more));
        return new FlowHub(routes, Parts.class, arguments.toArray(String[]::new));
    }

    /** Routes folder, database, gate, node's name, and optionally the id of a run to start. */
    public static void main(String[] args) {
        FlowHub hub = start(Path.of(args[0]), args[1], Path.of(args[2]), args[3]);
        if (args.length > 4) {
            hub.part(Runs.class).start("test", args[4]);
        }
    }

    static Process inItsOwnProcess(Path log, Object... arguments) throws java.io.IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RunNode.class.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
