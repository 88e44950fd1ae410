package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs that read again what they have read before. */
class SteadyRunsTest extends SyncHub {
    @Test
    void decideNothingAboutContactsThatAreAsTheyWere() {
        contact();
        run();
        run();
        SyncRunRow steady = run();
        assertThat(steady.contacts()).isPositive();
        assertThat(steady.counts()).isEqualTo("{\"actions\": {}, \"outcomes\": {}}");
        assertThat(jdbc.sql("select count(*) from sync_decision where run = ?")
                        .param(steady.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void findAContactThatSearchShowedLate() {
        run();
        String contact = contact();
        lookedAtUpTo(Duration.ofMinutes(9));
        assertThat(run().counts()).contains("\"CreateCard\": 1");
        assertThat(jdbc.sql("select count(*) from sync_link where contact_id = ?")
                        .param(contact)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    /** As if the last look had been so long after now, and search had not shown yet what was changed before it. */
    private void lookedAtUpTo(Duration later) {
        jdbc.sql("update sync set contacts_until = now() + ? * interval '1 second' where name = ?")
                .params(later.toSeconds(), SYNC)
                .update();
    }
}
