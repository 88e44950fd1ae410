package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.HubTest;
import dev.serai.remote.CannotStart;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@HubTest
class ExternalPostgresTest {
    private static final String NAME = TestDatabase.empty();

    @DynamicPropertySource
    static void give(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> TestDatabase.url(NAME));
        properties.add("spring.datasource.username", TestDatabase::username);
        properties.add("spring.datasource.password", TestDatabase::password);
    }

    @Autowired
    private DataSource catalogue;

    @Autowired
    private DataFolder folder;

    @Test
    void isUsedInsteadOfTheBuiltInOne() {
        JdbcClient db = JdbcClient.create(catalogue);

        assertThat(db.sql("select current_database()").query(String.class).single())
                .isEqualTo(NAME);
        assertThat(db.sql(
                                "select to_regclass('serai.journal') is not null and to_regclass('serai.qrtz_locks') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(folder.path().resolve("postgres")).doesNotExist();
    }

    @Test
    void saysThatThePasswordIsWrong() {
        String url = TestDatabase.url(NAME);

        assertThatThrownBy(() -> ExternalPostgres.reached(url, TestDatabase.username(), "guessed", "serai"))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("spring.datasource.url " + url + ": database not reached as user serai")
                .hasMessageContaining("password authentication failed")
                .message()
                .doesNotContain("guessed");
    }

    @Test
    void saysThatTheUserMayNotMakeTheSchema() {
        String url = TestDatabase.url(TestDatabase.empty());
        JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.username(), TestDatabase.password()))
                .sql("create role guest login password 'guest'")
                .update();

        assertThatThrownBy(() -> ExternalPostgres.reached(url, "guest", "guest", "serai"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("user guest may neither use nor make the schema serai");
    }
}
