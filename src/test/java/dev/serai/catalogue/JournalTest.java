package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class JournalTest {
    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient db = JdbcClient.create(database);
    private final Journal journal = new Journal(db, new ObjectMapper());

    @BeforeEach
    void writeThree() {
        journal.write("alice", "backup.start", "backup/1", "done", Map.of("account", "main"));
        journal.write("schedule", "backup.start", "backup/2", "refused", Map.of("running", "backup/1"));
        journal.write("bob", "backup.cancel", "backup/1", "done", Map.of());
    }

    @Test
    void remembersWhoDidWhatAndHowItEnded() {
        JournalEntry entry = journal.newestBefore(Long.MAX_VALUE, 2).get(1);

        assertThat(entry.actor()).isEqualTo("schedule");
        assertThat(entry.action()).isEqualTo("backup.start");
        assertThat(entry.subject()).isEqualTo("backup/2");
        assertThat(entry.outcome()).isEqualTo("refused");
        assertThat(entry.detail()).containsExactly(Map.entry("running", "backup/1"));
        assertThat(entry.at())
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
    }

    @Test
    void readsBackwardsPageByPage() {
        List<JournalEntry> first = journal.newestBefore(Long.MAX_VALUE, 2);
        List<JournalEntry> second = journal.newestBefore(first.get(1).id(), 2);

        assertThat(first).extracting(JournalEntry::actor).containsExactly("bob", "schedule");
        assertThat(second).extracting(JournalEntry::actor).containsExactly("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set actor = 'nobody'",
                "update journal set actor = 'nobody' where false",
                "delete from journal",
                "truncate journal",
            })
    void cannotBeChanged(String statement) {
        assertThatThrownBy(() -> db.sql(statement).update())
                .rootCause()
                .hasMessageContaining("rows of the journal are only ever added");
        assertThat(journal.newestBefore(Long.MAX_VALUE, 10)).hasSize(3);
    }

    @Test
    void cannotBeChangedByWhoSwitchesOrdinaryTriggersOff() {
        TransactionTemplate transaction = TestDatabase.transactions(database);

        assertThatThrownBy(() -> transaction.execute(status -> {
                    db.sql("set local session_replication_role = replica").update();
                    return db.sql("delete from journal").update();
                }))
                .rootCause()
                .hasMessageContaining("rows of the journal are only ever added");
    }
}
