package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.HubTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@HubTest
class StreamDataSourceTest {
    @Autowired
    private DataSource catalogue;

    @Autowired
    @Qualifier("streamDataSource") private DataSource stream;

    @Test
    void readsALargeResultInPortions() throws Exception {
        try (Connection connection = stream.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(statement.getFetchSize()).isEqualTo(1000);
            // The last row cannot be computed, which only a reader that fetches all of them at once would notice.
            ResultSet rows = statement.executeQuery("select 1 / (i - 5000) from generate_series(1, 5000) i");
            for (int i = 0; i < 3000; i++) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void cannotWrite() throws Exception {
        try (Connection connection = stream.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table stray ()")).hasMessageContaining("read-only");
        }
    }

    @Test
    void seesTheTablesOfTheHub() throws Exception {
        try (Connection connection = stream.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("select * from journal").next()).isTrue();
            assertThat(connection.getSchema()).isEqualTo("serai");
        }
    }

    @Test
    void isNotTheOneThatEverybodyGets() throws Exception {
        try (Connection connection = catalogue.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getSchema()).isEqualTo("serai");
        }
    }
}
