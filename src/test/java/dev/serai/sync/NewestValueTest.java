package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whose value is the newest is told by when it was set, not by whatever else moved its contact. */
class NewestValueTest extends SyncHub {
    @Test
    void isNotLostToAContactOfWhichAnotherPropertyWasChangedLater() {
        String card = hook(
                        SANSAN.baseUrl(),
                        "/cards",
                        "{'lastName': 'Newest" + System.nanoTime() + "', 'email': 'n" + System.nanoTime()
                                + "@example.com', 'title': 'Clerk', 'companyName': 'Sample'}")
                .path("id")
                .asText();
        run();
        String contact = jdbc.sql("select contact_id from sync_link where card_id = ?")
                .param(card)
                .query(String.class)
                .single();
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'jobtitle': 'Manager', 'company': 'Old Inc'}");
        aSecondLater();
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'Chief', 'companyName': 'New Inc'}");
        aSecondLater();
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'firstname': 'Moved by a workflow'}");
        run();
        assertThat(value(contact, "jobtitle")).isEqualTo("Chief");
        assertThat(value(contact, "company")).isEqualTo("New Inc");
        assertThat(value(contact, "firstname")).isEqualTo("Moved by a workflow");
    }

    /** Sansan tells times to the second. */
    private static void aSecondLater() {
        Instant now = Instant.now();
        Awaitility.await().until(() -> Instant.now().isAfter(now.plusMillis(1100)));
    }

    private String value(String contact, String property) {
        return jdbc.sql("select content #>> array['values', ?] from sync_contact where id = ?")
                .params(property, contact)
                .query(String.class)
                .single();
    }
}
