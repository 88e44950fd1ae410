package dev.serai.sandbox;

import java.util.concurrent.CompletableFuture;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Both sandboxes as a process of their own: {@code --sandbox.port=8090 --sandbox.records.contacts=100000
 * --sandbox.sansan.port=8091}. Settings may also stand in {@code sandbox.yaml} in the working directory.
 */
public final class SandboxMain {
    private SandboxMain() {}

    public static void main(String[] args) {
        start(args);
    }

    static ConfigurableApplicationContext start(String... args) {
        // The words take as long to make as Spring takes to start: do both at once.
        CompletableFuture.runAsync(Pools::get);
        return new SpringApplicationBuilder(SandboxConfiguration.class)
                .web(WebApplicationType.NONE)
                .profiles("sandbox")
                .properties("spring.config.name=sandbox", "spring.main.keep-alive=true", "spring.main.banner-mode=off")
                .run(args);
    }
}
