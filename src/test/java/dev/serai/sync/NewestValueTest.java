package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whose value is the newest is told by when it was set, not by whatever else moved its contact. */
class NewestValueTest extends SyncHub {
    @Test
    void isNotLostToAContactOfWhichAnotherPropertyWasChangedLater() {
        long number = System.nanoTime();
        String card = newCard("'lastName': 'Newest" + number + "', 'email': 'n" + number
                + "@example.com', 'title': 'Clerk', 'companyName': 'Sample'");
        run();
        String contact = contactOf(card);
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
}
