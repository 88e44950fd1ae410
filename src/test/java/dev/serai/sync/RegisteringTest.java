package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Registers many cards, slowly. */
class RegisteringTest extends SyncHub {
    @Autowired
    private SyncStatuses statuses;

    @AfterEach
    void allIsWell() {
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
    }

    private static List<String> contacts(int count) {
        return Stream.generate(SyncHub::contact).limit(count).toList();
    }

    private static void eachCardTakes(String time) {
        hook(SANSAN.baseUrl(), "/faults", "{'method': 'POST', 'path': '/bizCards$', 'delay': '" + time + "'}");
    }

    /** Of each card, the contact that it was made from. */
    private static List<String> madeFrom(List<String> contacts) {
        List<String> from = new ArrayList<>();
        hook("GET", SANSAN.baseUrl(), "/cards", "").forEach(card -> {
            String contact = Mark.contact(card.path("memo").asText(), "main");
            if (contact != null && contacts.contains(contact)) {
                from.add(contact);
            }
        });
        return from;
    }

    private List<String> linked(List<String> contacts) {
        return jdbc.sql(
                        "select contact_id from sync_link where sync = ? and card_id is not null and contact_id = any(?)")
                .params(SYNC, contacts.toArray(new String[0]))
                .query(String.class)
                .list();
    }

    @Test
    void stopsBeforeTheNextCardWhenItsSyncIsDisabled() {
        List<String> contacts = contacts(20);
        eachCardTakes("300ms");
        String run = begin();
        Awaitility.await().until(() -> madeFrom(contacts).size() >= 3);
        syncs.disable(SYNC, "test");
        int registered = madeFrom(contacts).size();
        assertThat(awaitEnd(run).state()).isEqualTo("CANCELLED");
        List<String> made = madeFrom(contacts);
        assertThat(made).hasSizeBetween(registered, registered + 1);
        assertThat(linked(contacts)).containsExactlyInAnyOrderElementsOf(made);
        assertThat(jdbc.sql("select contact_id from sync_sent where sync = ?")
                        .param(SYNC)
                        .query(String.class)
                        .list())
                .doesNotContainAnyElementsOf(contacts);
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
        isEnabled();
        assertThat(madeFrom(contacts)).containsExactlyInAnyOrderElementsOf(contacts);
        assertThat(linked(contacts)).containsExactlyInAnyOrderElementsOf(contacts);
    }

    @Test
    void leavesTheRestToTheNextRunsWhichComeAtOnce() {
        List<String> contacts = contacts(25);
        eachCardTakes("250ms");
        SyncRunRow first = run();
        int made = madeFrom(contacts).size();
        assertThat(made).isBetween(1, 24);
        assertThat(first.counts()).contains("\"postponed\": " + (25 - made)).contains("\"CreateCard\": 25");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(linked(contacts)).containsExactlyInAnyOrderElementsOf(contacts));
        assertThat(madeFrom(contacts)).containsExactlyInAnyOrderElementsOf(contacts);
        Awaitility.await()
                .untilAsserted(() -> assertThat(statuses.of(SYNC).cardsLeft()).isZero());
    }

    @Test
    void whatARunHasLeftDoesNotCountAsTooMuchForTheNext() {
        List<String> contacts = contacts(25);
        eachCardTakes("250ms");
        String run = begin();
        Awaitility.await().until(() -> !madeFrom(contacts).isEmpty());
        List<String> more = contacts(30);
        assertThat(awaitEnd(run).counts()).contains("\"postponed\"");
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(linked(contacts)).containsExactlyInAnyOrderElementsOf(contacts));
        run();
        assertThat(linked(more)).containsExactlyInAnyOrderElementsOf(more);
        assertThat(syncs.get(SYNC).state()).isEqualTo("ENABLED");
    }

    @Test
    void updatesAContactBeforeItRegistersItsNewerCard() {
        String contact = contacts(1).get(0);
        run();
        String card = linkedCard(contact);
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'CTO'}");
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'company': 'Example'}");
        eachCardTakes("2s");
        String run = begin();
        Awaitility.await().untilAsserted(() -> assertThat(written(contact)).containsExactly("update-contact jobtitle"));
        awaitEnd(run);
        assertThat(written(contact)).containsExactly("update-contact jobtitle", "append-card company");
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
        run();
        run();
        assertThat(madeFrom(List.of(contact))).hasSize(2);
        assertThat(linkedCard(contact)).isNotEqualTo(card);
        assertThat(written(contact)).hasSize(2);
    }

    private String linkedCard(String contact) {
        return jdbc.sql("select card_id from sync_link where sync = ? and contact_id = ?")
                .params(SYNC, contact)
                .query(String.class)
                .single();
    }

    private List<String> written(String contact) {
        return jdbc.sql("select what || ' ' || property from sync_event_field where sync = ? and contact_id = ?"
                        + " and what in ('update-contact', 'append-card') order by id")
                .params(SYNC, contact)
                .query(String.class)
                .list();
    }
}
