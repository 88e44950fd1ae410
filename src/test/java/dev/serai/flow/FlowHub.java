package dev.serai.flow;

import dev.serai.remote.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.quartz.Scheduler;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A hub that consists of what runs the routes and nothing else, on a routes folder of its own. */
final class FlowHub implements AutoCloseable {
    private static final List<String> LIGHT = List.of(
            "--spring.quartz.job-store-type=memory",
            "--camel.main.shutdown-timeout=2",
            "--serai.routes-look-every=100ms",
            "--serai.routes-drain=1s",
            "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration");

    private final ConfigurableApplicationContext spring;
    private final Path routes;

    /** What the routes of tests need; not a @Configuration, as a scan for the whole hub would find it. */
    @EnableAutoConfiguration
    @Import(FlowConfiguration.class)
    static class Parts {
        @Bean
        Patience hubspotGateway() {
            return (request, status, retryAfter, body) -> {};
        }

        @Bean
        Patience sansanGateway() {
            return (request, status, retryAfter, body) -> {};
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    /** Remembers what routes tell it. */
    public static final class Heard {
        final List<String> words = new CopyOnWriteArrayList<>();

        public void hear(String word) {
            words.add(word);
        }
    }

    FlowHub(Path routes, String... more) {
        this(routes, Parts.class, more);
    }

    FlowHub(Path routes, Class<?> parts, String... more) {
        this.routes = routes;
        Map<String, String> arguments = new LinkedHashMap<>();
        Stream.of(LIGHT, List.of("--serai.routes=" + routes), List.of(more))
                .flatMap(List::stream)
                .forEach(argument -> arguments.put(argument.split("=", 2)[0], argument));
        spring = new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .run(arguments.values().toArray(String[]::new));
    }

    <T> T part(Class<T> type) {
        return spring.getBean(type);
    }

    CamelContext camel() {
        return part(CamelContext.class);
    }

    Scheduler scheduler() {
        return part(Scheduler.class);
    }

    /** The answer of a route to a body. */
    String ask(String route, Object body) {
        return part(ProducerTemplate.class).requestBody("direct:" + route, body, String.class);
    }

    /** What became of a file; null if it is not known. */
    RouteFile file(String name) {
        return part(DeployedRoutes.class).files().stream()
                .filter(file -> file.file().equals(name))
                .findFirst()
                .orElse(null);
    }

    void save(String file, String text) {
        save(routes, file, text);
    }

    static void save(Path folder, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Path temporary = Files.writeString(path.resolveSibling("." + path.getFileName()), text);
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        spring.close();
    }
}
