package dev.serai.catalogue;

import dev.serai.EmptyDataFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL for tests of the catalogue, started once; each test class takes a migrated database of its own. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static String migrated;

    private TestDatabase() {}

    /** An empty database with all migrations, its search path set to the hub's schema. */
    public static DataSource fresh() {
        return source(created("template " + migrated()), "serai");
    }

    /** Migrated once; copying it takes a tenth of the time. */
    private static synchronized String migrated() {
        if (migrated == null) {
            String name = empty();
            migrate(source(name, "serai"), "latest");
            migrated = name;
        }
        return migrated;
    }

    /** An empty database with the migrations up to a version, as an older hub left it. */
    static DataSource of(String version) {
        DataSource database = source(empty(), "serai");
        migrate(database, version);
        return database;
    }

    static void migrate(DataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("serai")
                .target(version)
                .load()
                .migrate();
    }

    /** Name of a new database without anything in it. */
    static String empty() {
        return created("");
    }

    private static String created(String how) {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = source("postgres", null).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + how);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** JDBC address of a database. */
    static String url(String name) {
        return server().getJdbcUrl().replaceFirst("/postgres$", "/" + name);
    }

    static String username() {
        return server().getUsername();
    }

    static String password() {
        return server().getPassword();
    }

    public static TransactionTemplate transactions(DataSource database) {
        return new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    private static PGSimpleDataSource source(String name, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(name));
        source.setUser(server().getUsername());
        source.setPassword(server().getPassword());
        source.setCurrentSchema(schema);
        return source;
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            server = PreparedCluster.startedIn(EmptyDataFolder.make());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        }
        return server;
    }
}
