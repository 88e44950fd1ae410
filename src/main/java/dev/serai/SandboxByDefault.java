package dev.serai;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Chooses the profile {@code sandbox} where no account and no Sansan key has a token and nobody chose a profile: a newcomer
 * sees the hub at work without anything to set up, and a hub with an account of its own never meets the sandbox.
 */
class SandboxByDefault implements EnvironmentPostProcessor, Ordered {
    static final String PROFILE = "sandbox";

    private final ConfigurableBootstrapContext bootstrap;

    SandboxByDefault(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    record Credentials(String token, String tokenFile) {
        boolean given() {
            return StringUtils.hasText(token) || StringUtils.hasText(tokenFile);
        }
    }

    /** After the configuration files have been read, as they may hold the accounts. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getActiveProfiles().length == 0 && !anyAccount(environment)) {
            ConfigDataEnvironmentPostProcessor.applyTo(
                    environment, application.getResourceLoader(), bootstrap, PROFILE);
        }
    }

    private static boolean anyAccount(ConfigurableEnvironment environment) {
        return Stream.of("hubspot.accounts", "sansan.keys")
                .flatMap(remote -> Binder.get(environment)
                        .bind(remote, Bindable.mapOf(String.class, Credentials.class))
                        .orElse(Map.of())
                        .values()
                        .stream())
                .anyMatch(Credentials::given);
    }
}
