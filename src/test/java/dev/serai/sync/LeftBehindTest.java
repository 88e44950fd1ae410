package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncReviews;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a record had in common with others, and has no more, may leave something to be done about those others. */
class LeftBehindTest extends SyncHub {
    @Autowired
    private SyncReviews reviews;

    /** @param more members as JSON with single quotes */
    private static String card(String address, String more) {
        return hook(
                        SANSAN.baseUrl(),
                        "/cards",
                        "{'lastName': 'Left" + System.nanoTime() + "', 'email': '" + address + "'" + more + "}")
                .path("id")
                .asText();
    }

    private static String address() {
        return "left" + System.nanoTime() + "@example.com";
    }

    @Test
    void aCardSpeaksWhenTheOneThatSpokeForItsAddressAndItsContactBothGetAnother() {
        String address = address();
        String silent = card(address, ", 'exchangeDate': '2026-01-01'");
        String speaks = card(address, ", 'exchangeDate': '2026-02-01'");
        run();
        assertThat(contactOf(silent)).isNull();
        hook(SANSAN.baseUrl(), "/cards/" + speaks, "{'email': 'no address'}");
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contactOf(speaks), "{'email': ''}");
        run();
        assertThat(contactOf(silent)).isNotNull().isNotEqualTo(contactOf(speaks));
    }

    @Test
    void aCardSpeaksWhenSansanTakesItForAnotherPersonsThanTheOneThatSpoke() {
        String silent = card(address(), ", 'exchangeDate': '2026-01-01'");
        String speaks = card(address(), ", 'exchangeDate': '2026-02-01'");
        hook(SANSAN.baseUrl(), "/persons/merge", "{'cards': ['" + silent + "', '" + speaks + "']}");
        run();
        assertThat(contactOf(silent)).isNull();
        hook(SANSAN.baseUrl(), "/persons/split", "{'cards': ['" + speaks + "']}");
        hook(SANSAN.baseUrl(), "/cards/" + speaks, "{'title': 'CEO'}");
        run();
        assertThat(contactOf(silent)).isNotNull();
    }

    @AfterEach
    void noFaults() {
        hook("DELETE", HUBSPOT.baseUrl(), "/faults", "");
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
    }

    /** What either side refuses is another matter than which contact the card's is now. */
    @ParameterizedTest(name = "HubSpot refuses what the card would have written meanwhile: {0}")
    @ValueSource(booleans = {false, true})
    void theReviewListNamesTheContactThatAnotherWasMergedInto(boolean refused) {
        String card = card(address(), "");
        run();
        String address = address();
        String merged = contactOf(card);
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + merged, "{'email': '" + address + "'}");
        run();
        assertThat(listed(card)).containsExactly(merged + " " + address);
        if (refused) {
            hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'CEO'}");
            refuse(HUBSPOT.baseUrl(), "/contacts/batch/update");
        }
        merge("'lastname': 'Other'", merged);
        run();
        assertThat(statusOf(card)).isEqualTo(refused ? "failing" : "review");
        assertThat(contactOf(card)).isNotEqualTo(merged);
        assertThat(listed(card)).isNotEmpty().allMatch(one -> one.startsWith(contactOf(card) + " "));
        if (refused) {
            noFaults();
            syncs.retry(SYNC, "SANSAN", card, "test");
            run();
            assertThat(value(contactOf(card), "jobtitle")).isEqualTo("CEO");
        }
    }

    @Test
    void theLinkMovesToTheContactThatAnotherWasMergedIntoThoughSansanRefusesItsCard() {
        String contact = contact();
        run();
        String card = cardOf(contact);
        refuse(SANSAN.baseUrl(), "/bizCards$");
        String other = merge("'lastname': '" + value(contact, "lastname") + "', 'jobtitle': 'CTO'", contact);
        run();
        assertThat(statusOf(card)).isEqualTo("failing");
        assertThat(contactOf(card)).isEqualTo(other);
    }

    /** So that one record is not too large a share of the linked ones to be believed missing. */
    private void others() {
        for (int i = 0; i < 4; i++) {
            contact();
        }
        run();
        run();
    }

    /** It is in no list, deleted or not. */
    @Test
    void aPastCardThatIsDeletedIsGone() {
        others();
        String older = card(address(), ", 'companyName': 'Sample', 'exchangeDate': '2026-01-01'");
        String newer = card(address(), ", 'companyName': 'Sample', 'exchangeDate': '2026-02-01'");
        run();
        hook(SANSAN.baseUrl(), "/persons/merge", "{'cards': ['" + older + "', '" + newer + "']}");
        catalogue.fullNext(SYNC);
        run();
        assertThat(statusOf(older)).isEqualTo("excluded");
        assertThat(statusOf(newer)).isEqualTo("ambiguous");
        hook("DELETE", SANSAN.baseUrl(), "/cards/" + older, "");
        catalogue.fullNext(SYNC);
        run();
        assertThat(statusOf(older)).isEqualTo("gone");
        assertThat(statusOf(newer)).isEqualTo("in-sync");
    }

    @Test
    void aContactThatIsMadeAgainIsLinkedWithTheCardOfTheOneThatWasDeleted() {
        others();
        String address = address();
        String card = card(address, "");
        run();
        hook("DELETE", HUBSPOT.baseUrl(), "/records/contacts/" + contactOf(card), "");
        catalogue.fullNext(SYNC);
        run();
        assertThat(statusOf(card)).isEqualTo("gone");
        String again = newContact("'email': '" + address + "'");
        run();
        assertThat(contactOf(card)).isEqualTo(again);
        assertThat(statusOf(card)).isEqualTo("in-sync");
        assertThat(value(again, "lastname")).startsWith("Left");
    }

    @Test
    void aCardThatWasDeletedBeforeItWasEverReadIsGone() throws InterruptedException {
        others();
        String contact = contact();
        run();
        String card = cardOf(contact);
        hook("DELETE", SANSAN.baseUrl(), "/cards/" + card, "");
        TimeUnit.SECONDS.sleep(3); // longer than sync.card-lag
        catalogue.fullNext(SYNC);
        run();
        assertThat(statusOf(card)).isEqualTo("gone");
    }

    private static void refuse(String base, String path) {
        hook(base, "/faults", "{'method': 'POST', 'path': '" + path + "', 'status': 400, 'times': 100}");
    }

    /**
     * @param into properties of a new contact that a contact is merged into
     * @return the id of the one that is left
     */
    private static String merge(String into, String contact) {
        return hook(
                        HUBSPOT.baseUrl(),
                        "/records/contacts/merge",
                        "{'primary': '" + newContact(into) + "', 'other': '" + contact + "'}")
                .path("id")
                .asText();
    }

    private String cardOf(String contact) {
        return jdbc.sql("select card_id from sync_link where contact_id = ?")
                .param(contact)
                .query(String.class)
                .single();
    }

    private String statusOf(String card) {
        return jdbc.sql("select status from sync_record where side = 'SANSAN' and id = ?")
                .param(card)
                .query(String.class)
                .single();
    }

    /** Two links claim the card then, and one has to end before the other moves. */
    @ParameterizedTest(name = "read before it was deleted: {0}")
    @ValueSource(booleans = {true, false})
    void aCardWhoseContactWasDeletedTakesOverTheContactOfAnOlderOne(boolean read) {
        String address = address();
        String older = card(address, ", 'exchangeDate': '2026-01-01'");
        String newer = card(address(), ", 'exchangeDate': '2026-02-01'");
        run();
        if (read) {
            run();
        }
        String kept = contactOf(older);
        hook("DELETE", HUBSPOT.baseUrl(), "/records/contacts/" + contactOf(newer), "");
        hook(SANSAN.baseUrl(), "/cards/" + newer, "{'email': '" + address + "'}");
        catalogue.fullNext(SYNC);
        run();
        assertThat(contactOf(newer)).isEqualTo(kept);
        assertThat(contactOf(older)).isNull();
    }

    private List<String> listed(String card) {
        return reviews.page(SYNC, "", 1000).stream()
                .filter(one -> one.cardId().equals(card))
                .flatMap(one -> one.changes().stream().map(change -> one.contactId() + " " + change.after()))
                .toList();
    }
}
