package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import org.junit.jupiter.api.Test;

/** A record about which the hub cannot decide holds up no other. */
class DecidingApartTest extends SyncHub {
    private static String card(String title) {
        return hook(
                        SANSAN.baseUrl(),
                        "/cards",
                        "{'lastName': 'Apart" + System.nanoTime() + "', 'email': 'a" + System.nanoTime()
                                + "@example.com', 'title': '" + title + "'}")
                .path("id")
                .asText();
    }

    private String titleOfContact(String card) {
        return jdbc.sql("select c.content #>> '{values,jobtitle}' from sync_contact c join sync_link l"
                        + " on l.sync = c.sync and l.contact_id = c.id where l.card_id = ?")
                .param(card)
                .query(String.class)
                .single();
    }

    private void remember(String card, String memory) {
        jdbc.sql("update sync_link set memory = ? where card_id = ?")
                .params(memory, card)
                .update();
    }

    private String standing(String card) {
        return jdbc.sql(
                        "select status || ' ' || coalesce(reason, '') from sync_record where side = 'SANSAN' and id = ?")
                .param(card)
                .query(String.class)
                .single();
    }

    @Test
    void failsByItselfUntilItIsMended() {
        String bad = card("Clerk");
        String good = card("Clerk");
        run();
        hook(SANSAN.baseUrl(), "/cards/" + bad, "{'title': 'Chief'}");
        String memory = jdbc.sql("select memory from sync_link where card_id = ?")
                .param(bad)
                .query(String.class)
                .single();
        remember(bad, "{\"agreed\": \"broken\"}");
        hook(SANSAN.baseUrl(), "/cards/" + good, "{'title': 'Chief'}");
        SyncRunRow run = run();
        assertThat(run.state()).isEqualTo("COMPLETED_WITH_FAILURES");
        assertThat(titleOfContact(good)).isEqualTo("Chief");
        assertThat(standing(good)).isEqualTo("in-sync ");
        assertThat(standing(bad)).startsWith("failing the hub cannot decide about it: ");
        assertThat(titleOfContact(bad)).isEqualTo("Clerk");
        remember(bad, memory);
        syncs.retry(SYNC, "SANSAN", bad, "test");
        run();
        assertThat(titleOfContact(bad)).isEqualTo("Chief");
        assertThat(standing(bad)).isEqualTo("in-sync ");
    }
}
