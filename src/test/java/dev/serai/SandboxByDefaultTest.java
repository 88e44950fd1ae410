package dev.serai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class SandboxByDefaultTest {
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    private record Seen(String[] profiles, String baseUrl, String token, String apiToken) {}

    private static Seen start(String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            return new Seen(
                    context.getEnvironment().getActiveProfiles(),
                    context.getEnvironment().getProperty("hubspot.accounts.main.base-url"),
                    context.getEnvironment().getProperty("hubspot.accounts.main.token"),
                    context.getEnvironment().getProperty("serai.api.admin-token"));
        }
    }

    @Test
    void goesToTheSandboxWhenNobodyConfiguredAnything() {
        Seen seen = start("--sandbox.port=4711");

        assertThat(seen.profiles()).containsExactly("sandbox");
        assertThat(seen.baseUrl()).isEqualTo("http://127.0.0.1:4711");
        assertThat(seen.token()).isEqualTo("sandbox");
        assertThat(seen.apiToken()).isEqualTo("sandbox");
    }

    @Test
    void leavesTheSandboxOutWhenThereIsAToken() {
        Seen seen = start("--HUBSPOT_TOKEN=pat-real");

        assertThat(seen.profiles()).isEmpty();
        assertThat(seen.token()).isEqualTo("pat-real");
        assertThat(seen.apiToken()).isEmpty();
    }

    @Test
    void leavesTheSandboxOutWhenAnotherAccountHasATokenFile() {
        assertThat(start("--hubspot.accounts.second.token-file=/run/secrets/hubspot")
                        .profiles())
                .isEmpty();
    }

    @Test
    void leavesTheSandboxOutWhenThereIsAKeyOfSansan() {
        assertThat(start("--SANSAN_KEY=0123456789abcdef0123456789abcdef").profiles())
                .isEmpty();
    }

    @Test
    void leavesTheSandboxOutWhenSomebodyChoseAProfile() {
        assertThat(start("--spring.profiles.active=other").profiles()).containsExactly("other");
    }

    @Test
    void seesAnAccountInAConfigurationFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("own.yaml"), "hubspot: {accounts: {main: {token: pat-real}}}");

        assertThat(start("--spring.config.additional-location=" + file).profiles())
                .isEmpty();
    }

    @Test
    void letsTheCommandLineOverrideTheSandboxsSettings() {
        assertThat(start("--hubspot.accounts.main.base-url=http://127.0.0.1:1").baseUrl())
                .isEqualTo("http://127.0.0.1:1");
    }
}
