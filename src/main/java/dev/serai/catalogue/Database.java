package dev.serai.catalogue;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** The PostgreSQL that the hub remembers in: one that it runs itself, or one that it was given. */
sealed interface Database extends JdbcConnectionDetails, AutoCloseable permits EmbeddedPostgres, ExternalPostgres {
    @Override
    default void close() {}
}
