package dev.serai.catalogue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A program of its own that holds a data folder and writes to its database until it is killed. */
final class DoomedHub {
    private DoomedHub() {}

    /** @param args data folder, folder of PostgreSQL's programs */
    public static void main(String[] args) throws Exception {
        DataFolder folder = DataFolder.occupy(Path.of(args[0]));
        EmbeddedPostgres postgres = EmbeddedPostgres.started(folder.path().resolve("postgres"), Path.of(args[1]), 0);
        try (Connection connection = DriverManager.getConnection(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("create table written (number int)");
            for (int number = 1; ; number++) {
                statement.execute("insert into written values (" + number + ")");
                System.out.println("written " + number);
            }
        }
    }
}
