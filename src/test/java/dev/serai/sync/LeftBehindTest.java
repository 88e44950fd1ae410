package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncReviews;
import java.util.List;
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

    @Test
    void theReviewListNamesTheContactThatAnotherWasMergedInto() {
        String card = card(address(), "");
        run();
        String address = address();
        String merged = contactOf(card);
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + merged, "{'email': '" + address + "'}");
        run();
        assertThat(listed(card)).containsExactly(merged + " " + address);
        String other = hook(HUBSPOT.baseUrl(), "/records/contacts", "{'lastname': 'Other'}")
                .path("id")
                .asText();
        hook(HUBSPOT.baseUrl(), "/records/contacts/merge", "{'primary': '" + other + "', 'other': '" + merged + "'}");
        run();
        assertThat(contactOf(card)).isNotEqualTo(merged);
        assertThat(listed(card)).isNotEmpty().allMatch(one -> one.startsWith(contactOf(card) + " "));
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
