package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import org.junit.jupiter.api.Test;

/** A record about which the hub cannot decide holds up no other. */
class DecidingApartTest extends SyncHub {
    private static String card(String title, long number) {
        return newCard(
                "'lastName': 'Apart" + number + "', 'email': 'a" + number + "@example.com', 'title': '" + title + "'");
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
        String bad = card("Clerk", System.nanoTime());
        String good = card("Clerk", System.nanoTime());
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
        assertThat(value(contactOf(good), "jobtitle")).isEqualTo("Chief");
        assertThat(standing(good)).isEqualTo("in-sync ");
        assertThat(standing(bad)).startsWith("failing the hub cannot decide about it: ");
        assertThat(value(contactOf(bad), "jobtitle")).isEqualTo("Clerk");
        remember(bad, memory);
        syncs.retry(SYNC, "SANSAN", bad, "test");
        run();
        assertThat(value(contactOf(bad), "jobtitle")).isEqualTo("Chief");
        assertThat(standing(bad)).isEqualTo("in-sync ");
    }
}
