package dev.serai.sandbox;

import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the sandbox inside whatever runs with the profile {@code sandbox}. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration {
    /** Its address is also there as property {@code local.sandbox.url} from then on. */
    @Bean
    HubspotSandbox hubspotSandbox(SandboxSettings settings, ConfigurableEnvironment environment) {
        HubspotSandbox sandbox = HubspotSandbox.start(settings);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("sandbox", Map.of("local.sandbox.url", sandbox.baseUrl())));
        LoggerFactory.getLogger(HubspotSandbox.class).info("HubSpot sandbox on {}", sandbox.baseUrl());
        return sandbox;
    }
}
