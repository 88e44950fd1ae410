package dev.serai.sandbox;

import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts both sandboxes inside whatever runs with the profile {@code sandbox}. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties({SandboxSettings.class, SansanSettings.class})
class SandboxConfiguration {
    /** Its address is also there as property {@code local.sandbox.url} from then on. */
    @Bean
    HubspotSandbox hubspotSandbox(SandboxSettings settings, ConfigurableEnvironment environment) {
        HubspotSandbox sandbox = HubspotSandbox.start(settings);
        tell(environment, "local.sandbox.url", sandbox.baseUrl());
        LoggerFactory.getLogger(HubspotSandbox.class).info("HubSpot sandbox on {}", sandbox.baseUrl());
        return sandbox;
    }

    /** Its address is also there as property {@code local.sandbox.sansan.url} from then on. */
    @Bean
    SansanSandbox sansanSandbox(SansanSettings settings, HubspotSandbox hubspot, ConfigurableEnvironment environment) {
        SansanSandbox sandbox = SansanSandbox.start(settings, hubspot);
        tell(environment, "local.sandbox.sansan.url", sandbox.baseUrl());
        LoggerFactory.getLogger(SansanSandbox.class).info("Sansan sandbox on {}", sandbox.baseUrl());
        return sandbox;
    }

    private static void tell(ConfigurableEnvironment environment, String property, String value) {
        environment.getPropertySources().addFirst(new MapPropertySource(property, Map.of(property, value)));
    }
}
