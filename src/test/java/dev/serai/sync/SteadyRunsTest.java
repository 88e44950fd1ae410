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

    /** One reader follows HubSpot's cursor then, as nothing is in the order of ids. */
    @Test
    void takeInAContactOnceThatAPageShowsTwice() {
        String contact = contact();
        hook(HUBSPOT.baseUrl(), "/faults", "{'path': '/crm/objects/[^/]+/contacts$', 'effect': 'below-after'}");
        jdbc.sql("update sync set full_at = null where name = ?").param(SYNC).update();
        try {
            assertThat(run().kind()).isEqualTo("full");
        } finally {
            hook("DELETE", HUBSPOT.baseUrl(), "/faults", "");
        }
        assertThat(jdbc.sql("select count(*) from sync_contact where id = ?")
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
