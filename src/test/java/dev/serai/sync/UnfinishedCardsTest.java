package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards whose entry is not finished. */
class UnfinishedCardsTest extends RemappedHub {
    private static final String TAKEN = "dedupe: {unfinished: take}";
    private final String name = "Entered" + System.nanoTime();

    /** A side that shows nothing at all would stop the sync. */
    @BeforeEach
    void anotherCardIsThere() {
        card("completed", "Other");
    }

    private String card(String status, String title) {
        return newCard("'lastName': '" + name + "', 'title': '" + title + "', 'email': 'p" + System.nanoTime()
                + "@example.com', 'entryStatus': '" + status + "'");
    }

    private String reason(String card) {
        return jdbc.sql("select reason from sync_standing where sync = ? and card_id = ?")
                .params(SYNC, card)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Boolean finished(String card) {
        return jdbc.sql("select (content ->> 'finished')::boolean from sync_card where sync = ? and id = ?")
                .params(SYNC, card)
                .query(Boolean.class)
                .optional()
                .orElse(null);
    }

    @Test
    void areNotReadUnlessTheMappingTakesThem() {
        String card = card("processing", "CEO");
        run();
        assertThat(finished(card)).isNull();
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'entryStatus': 'completed'}");
        run();
        assertThat(value(contactOf(card), "jobtitle")).isEqualTo("CEO");
    }

    @Test
    void areTakenIfTheMappingSaysSoAndWhenTheirEntryIsFinishedTheirValuesFollow() throws IOException {
        with(TAKEN);
        String processing = card("processing", "C●O");
        String unreadable = card("unreadable", "CFO");
        run();
        assertThat(finished(processing)).isFalse();
        assertThat(value(contactOf(unreadable), "jobtitle")).isEqualTo("CFO");
        String contact = contactOf(processing);
        assertThat(value(contact, "jobtitle")).isEmpty();
        hook(SANSAN.baseUrl(), "/cards/" + processing, "{'title': 'CEO', 'entryStatus': 'completed'}");
        run();
        assertThat(finished(processing)).isTrue();
        assertThat(contactOf(processing)).isEqualTo(contact);
        assertThat(value(contact, "jobtitle")).isEqualTo("CEO");
    }

    @Test
    void filtersCanAskHowFarTheEntryHasCome() throws IOException {
        with(TAKEN + "\nfilters: {to-hubspot: {all: [{field: entryStatus, is-not: unreadable}]}}");
        String processing = card("processing", "CEO");
        String unreadable = card("unreadable", "CFO");
        run();
        assertThat(contactOf(processing)).isNotNull();
        assertThat(contactOf(unreadable)).isNull();
        assertThat(reason(unreadable)).contains("entryStatus is \"unreadable\"");
    }

    @Test
    void aLinkedCardThatIsInEntryAgainWaits() {
        String card = card("completed", "CEO");
        run();
        String contact = contactOf(card);
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'CxO', 'entryStatus': 'processing'}");
        jdbc.sql("update sync set full_at = null where name = ?").param(SYNC).update();
        run();
        assertThat(value(contact, "jobtitle")).isEqualTo("CEO");
        assertThat(finished(card)).isFalse();
        assertThat(reason(card)).isEqualTo("its entry is not finished");
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'CTO', 'entryStatus': 'completed'}");
        run();
        assertThat(value(contact, "jobtitle")).isEqualTo("CTO");
        assertThat(reason(card)).isNull();
    }
}
