package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.HubTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@HubTest
class SyncHealthStatesTest {
    private static final String SYNC = "sansan-contacts";

    @Autowired
    private SyncHealth health;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void connections(DynamicPropertyRegistry properties) {
        properties.add("hubspot.accounts.main.token", () -> "sandbox");
        properties.add("sansan.keys.main.token", () -> "sandbox");
    }

    @AfterEach
    void draft() {
        jdbc.sql("delete from sync where name = 'lost'").update();
        jdbc.sql("delete from sync_run").update();
        jdbc.sql("update sync set state = 'DRAFT', enabled_at = null, contacts_until = null, failure = null")
                .update();
        health.health();
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, 60, , , UP, DRAFT",
        "DISABLED, 60, 60, down since, UP, DISABLED",
        "STOPPED, 60, 60, too many, OUT_OF_SERVICE, STOPPED: too many",
        "ENABLED, 60, 5, , UP, ENABLED",
        "ENABLED, 5, 60, , UP, ENABLED",
        "ENABLED, 5, , HubSpot is away, UP, ENABLED",
        "ENABLED, 60, 60, , DOWN, no run is under way",
        "ENABLED, 60, , HubSpot is away, DOWN, HubSpot is away",
    })
    void isThatOfTheSyncThatIsWorstOff(
            String state, int enabled, Integer ran, String failure, String status, String text) {
        health.health();
        jdbc.sql("update sync set state = ?, enabled_at = now() - make_interval(mins => ?),"
                        + " contacts_until = now() - make_interval(mins => ?), failure = ? where name = ?")
                .params(state, enabled, ran, failure, SYNC)
                .update();

        Health found = health.health();

        assertThat(found.getStatus().getCode()).isEqualTo(status);
        assertThat(found.getDetails().get(SYNC).toString()).contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "changes, 5, UP",
        "changes, 15, DOWN",
        "full, 15, UP",
        "full, 780, DOWN",
        "preview, 1, DOWN",
    })
    void aLateSyncIsWellOnlyWhileARunMayStillBringItUpToDate(String kind, int minutes, String status) {
        health.health();
        jdbc.sql("update sync set state = 'ENABLED', enabled_at = now() - interval '1 day',"
                        + " contacts_until = now() - interval '1 hour' where name = ?")
                .param(SYNC)
                .update();
        jdbc.sql("insert into sync_run (id, sync, kind, state, started_at)"
                        + " values ('slow', ?, ?, 'RUNNING', now() - make_interval(mins => ?))")
                .params(SYNC, kind, minutes)
                .update();

        assertThat(health.health().getStatus().getCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"ENABLED, DOWN", "DISABLED, UP"})
    void aSyncWithoutItsFileIsDownOnlyIfItIsEnabled(String state, String status) {
        jdbc.sql("insert into sync (name, state, enabled_at) values ('lost', ?, now())")
                .param(state)
                .update();

        assertThat(health.health().getStatus().getCode()).isEqualTo(status);
    }
}
