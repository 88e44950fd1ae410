package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL that somebody else runs. */
record ExternalPostgres(String getJdbcUrl, String getUsername, String getPassword) implements Database {
    private static final int OLDEST_VERSION = 14;

    /**
     * Finds out whether the database is there, as the connection pool would tell it in a page of stack traces only.
     *
     * @throws CannotStart if it is not, or is too old
     */
    static ExternalPostgres reached(String url, String username, String password) {
        String place = "spring.datasource.url " + url.replaceFirst("\\?.*", "");
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart(
                        place + ": PostgreSQL " + version + " is too old; use " + OLDEST_VERSION + " or later", null);
            }
            return new ExternalPostgres(url, username, password);
        } catch (SQLException e) {
            throw new CannotStart(
                    place + ": database not reached as user " + username + " (" + e.getMessage()
                            + "); check address, user and password, or leave spring.datasource.url out"
                            + " to use the built-in PostgreSQL",
                    e);
        }
    }

    @Override
    public String toString() {
        return getJdbcUrl.replaceFirst("\\?.*", "");
    }
}
