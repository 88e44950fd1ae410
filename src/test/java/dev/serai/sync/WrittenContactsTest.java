package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.remote.Json;
import org.junit.jupiter.api.Test;

/** What the hub has written is what it knows, though search shows it late. */
class WrittenContactsTest extends SyncHub {
    private static String clerk() {
        long number = System.nanoTime();
        return newCard("'lastName': 'Written" + number + "', 'email': 'w" + number + "@example.com', 'title': 'Clerk'");
    }

    private JsonNode known(String card) {
        return Json.read(
                jdbc.sql("select c.content::text from sync_contact c join sync_link l on l.sync = c.sync"
                                + " and l.contact_id = c.id where l.card_id = ?")
                        .param(card)
                        .query(String.class)
                        .single(),
                JsonNode.class);
    }

    private static String title(JsonNode contact) {
        return contact.path("values").path("jobtitle").asText();
    }

    @Test
    void aContactIsKnownAsItWasCreatedAndAsItWasUpdated() {
        String card = clerk();
        run();
        assertThat(title(known(card))).isEqualTo("Clerk");
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'Chief'}");
        run();
        assertThat(title(known(card))).isEqualTo("Chief");
    }

    @Test
    void readingBackWhatWasWrittenShowsNothingNew() {
        String card = clerk();
        run();
        JsonNode written = known(card);
        run();
        assertThat(known(card)).isEqualTo(written);
    }

    @Test
    void aSearchThatShowsAContactAsItWasBringsNothingBack() {
        String card = clerk();
        run();
        String id = contactOf(card);
        String later = "2999-01-01T00:00:00Z";
        jdbc.sql(
                        "update sync_contact set hash = 'later', content = jsonb_set(content, '{changedAt}', to_jsonb(?::text))"
                                + " where id = ?")
                .params(later, id)
                .update();
        run();
        assertThat(changedAt(id)).isEqualTo(later);
        catalogue.fullNext(SYNC);
        run();
        assertThat(changedAt(id)).as("what a list of all shows").isNotEqualTo(later);
    }

    private String changedAt(String contact) {
        return jdbc.sql("select content ->> 'changedAt' from sync_contact where id = ?")
                .param(contact)
                .query(String.class)
                .single();
    }
}
