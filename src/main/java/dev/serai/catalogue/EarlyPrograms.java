package dev.serai.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Unpacks PostgreSQL's programs while the rest of the hub starts, as that takes seconds at the very first start. What goes
 * wrong is told when the database is started, which comes to it again.
 */
public final class EarlyPrograms implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final Logger log = LoggerFactory.getLogger(EarlyPrograms.class);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        Environment environment = prepared.getEnvironment();
        String cache = environment.getProperty("serai.postgres.programs");
        if (cache != null && !StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            Thread unpacking = new Thread(() -> unpack(Path.of(cache)), "postgres-programs");
            unpacking.setDaemon(true);
            unpacking.start();
        }
    }

    private static void unpack(Path cache) {
        try {
            PostgresPrograms.unpackedIn(cache);
        } catch (IOException | RuntimeException told) {
            log.debug("{}: {}", cache, told.toString());
        }
    }
}
