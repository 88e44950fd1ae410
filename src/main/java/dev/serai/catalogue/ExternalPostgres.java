package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A PostgreSQL that somebody else runs. */
record ExternalPostgres(String getJdbcUrl, String getUsername, String getPassword) implements Database {
    private static final int OLDEST_VERSION = 14;

    /**
     * Finds out whether the hub can work with the database, which would else be told in pages of stack traces only.
     *
     * @param schema schema that the hub's tables are in, or are to be in
     * @throws CannotStart if it cannot
     */
    static ExternalPostgres reached(String url, String username, String password, String schema) {
        String place = "spring.datasource.url " + url.replaceFirst("\\?.*", "");
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart(
                        place + ": PostgreSQL " + version + " is too old; use " + OLDEST_VERSION + " or later", null);
            }
            if (!canHave(connection, schema)) {
                throw new CannotStart(
                        place + ": user " + username + " may neither use nor make the schema " + schema
                                + "; 'create schema " + schema + " authorization " + username + "' lets it",
                        null);
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

    private static boolean canHave(Connection connection, String schema) throws SQLException {
        String sql = "select case when to_regnamespace(?) is null"
                + " then has_database_privilege(current_database(), 'create')"
                + " else has_schema_privilege(?, 'create') end";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            ResultSet answer = statement.executeQuery();
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public String toString() {
        return getJdbcUrl.replaceFirst("\\?.*", "");
    }
}
