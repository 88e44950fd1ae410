package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody deletes a property in HubSpot: its values have not been cleared by anybody. */
class LostPropertyTest extends RemappedHub {
    private SyncRunRow anyEnd(String run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !catalogue.run(run).orElseThrow().state().equals("RUNNING"));
        return catalogue.run(run).orElseThrow();
    }

    @Test
    void theRunStopsBeforeItTakesValuesFromCards() throws IOException {
        remap(text ->
                text + "  - {sansan: departmentName, hubspot: lost_dept, label: Department, empty-overwrites: true}\n");
        syncs.createProperties(SYNC, "test");
        String card = newCard("'lastName': 'Lost" + System.nanoTime() + "', 'email': 'lost" + System.nanoTime()
                + "@example.com', 'departmentName': 'Sales'");
        run();
        assertThat(value(contactOf(card), "lost_dept")).isEqualTo("Sales");
        call("DELETE", HUBSPOT.baseUrl() + "/crm/v3/properties/contacts/lost_dept", "");
        catalogue.fullNext(SYNC);

        SyncRunRow stopped = anyEnd(begin());

        assertThat(stopped.state()).isEqualTo("STOPPED");
        assertThat(stopped.failure()).startsWith("property lost_dept: is not in HubSpot any more");
        assertThat(jdbc.sql("select count(*) from sync_event_field where card_id = ? and what = 'append-card'")
                        .param(card)
                        .query(Long.class)
                        .single())
                .isZero();
        remap(text -> text);
        isEnabled();
    }
}
