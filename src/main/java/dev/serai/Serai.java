package dev.serai;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Serai {
    public static void main(String[] args) {
        SpringApplication.run(Serai.class, args);
    }
}
