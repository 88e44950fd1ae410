package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody deletes a property in HubSpot: its values have not been cleared by anybody. */
class LostPropertyTest extends RemappedHub {
    @AfterEach
    void goesOn() throws IOException {
        remap(text -> text);
        isEnabled();
    }

    /** A card that is linked with a contact which has a value of the property. */
    private String linked() {
        syncs.createProperties(SYNC, "test");
        String card = newCard("'lastName': 'Lost" + System.nanoTime() + "', 'email': 'lost" + System.nanoTime()
                + "@example.com', 'departmentName': 'Sales'");
        run();
        assertThat(value(contactOf(card), "lost_dept")).isEqualTo("Sales");
        return card;
    }

    private void theNextRunStops() {
        call("DELETE", HUBSPOT.baseUrl() + "/crm/v3/properties/contacts/lost_dept", "");
        catalogue.fullNext(SYNC);
        SyncRunRow stopped = awaitAnyEnd(begin());
        assertThat(stopped.state()).isEqualTo("STOPPED");
        assertThat(stopped.failure()).startsWith("property lost_dept: is not in HubSpot any more");
    }

    @Test
    void noCardLosesAValueByIt() throws IOException {
        remap(text ->
                text + "  - {sansan: departmentName, hubspot: lost_dept, label: Department, empty-overwrites: true}\n");
        String card = linked();
        theNextRunStops();
        assertThat(jdbc.sql("select count(*) from sync_event_field where card_id = ? and what = 'append-card'")
                        .param(card)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFilterThatAsksForItStopsTheRunToo() throws IOException {
        remap(text ->
                text.replace("fields:\n", "filters: {to-sansan: {all: [{field: lost_dept, known: true}]}}\nfields:\n")
                        + "  - {sansan: departmentName, hubspot: lost_dept, label: Department}\n");
        linked();
        theNextRunStops();
    }
}
