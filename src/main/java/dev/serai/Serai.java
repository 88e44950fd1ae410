package dev.serai;

import dev.serai.archive.VerifyCommand;
import dev.serai.catalogue.EarlyPrograms;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub; with {@code verify <file>...} it proves archives instead, without a database. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Serai {
    private static final String VERIFY = "verify";

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VERIFY)) {
            System.exit(VerifyCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out));
        }
        SpringApplication hub = new SpringApplication(Serai.class);
        hub.addListeners(new EarlyPrograms());
        hub.run(args);
    }
}
