package dev.serai.sandbox;

import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Starts the sandbox inside whatever runs with the profile {@code sandbox}. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration {
    @Bean
    HubspotSandbox hubspotSandbox(SandboxSettings settings) {
        HubspotSandbox sandbox = HubspotSandbox.start(settings);
        LoggerFactory.getLogger(HubspotSandbox.class).info("HubSpot sandbox on {}", sandbox.baseUrl());
        return sandbox;
    }
}
