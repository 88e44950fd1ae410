package dev.serai.catalogue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Finds or starts the database, and offers a second, read-only way to it for streaming out large results. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {
    @Bean
    DataFolder dataFolder(@Value("${serai.data}") Path path) {
        return DataFolder.occupy(path);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecretBox secretBox(
            DataFolder folder,
            @Value("${serai.secret-key}") String key,
            @Value("${serai.secret-key-file}") String file) {
        return new SecretBox(SecretKeyFile.key(key, file, folder.path()));
    }

    /** The connection pool asks this bean where the database is, so it is closed only after the pool. */
    @Bean
    Database database(
            DataFolder folder,
            DataSourceProperties given,
            @Value("${spring.datasource.hikari.schema}") String schema,
            @Value("${serai.postgres.port}") int port,
            @Value("${serai.postgres.programs}") Path programs) {
        return StringUtils.hasText(given.getUrl())
                ? ExternalPostgres.reached(given.getUrl(), given.getUsername(), given.getPassword(), schema)
                : EmbeddedPostgres.started(folder.path().resolve("postgres"), programs, port);
    }

    /**
     * For camel-jdbc with {@code outputType=StreamList&resetAutoCommit=false}: the driver reads a result in portions only
     * outside auto-commit, else it holds all of it in memory.
     */
    @Bean(defaultCandidate = false)
    HikariDataSource streamDataSource(
            Database database,
            @Value("${spring.datasource.hikari.schema}") String schema,
            @Value("${serai.stream.connections}") int connections,
            @Value("${serai.stream.rows-per-fetch}") int rowsPerFetch) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("stream");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setSchema(schema);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("defaultRowFetchSize", Integer.toString(rowsPerFetch));
        return lazily(config);
    }

    /** No connection before the first use, as most days see no export. */
    private static HikariDataSource lazily(HikariConfig config) {
        HikariDataSource pool = new HikariDataSource();
        config.copyStateTo(pool);
        return pool;
    }
}
