package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.SyncRunRow;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens between a run's reading and its writing. */
class MeanwhileTest extends SyncHub {
    @AfterEach
    void allIsWell() {
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
        hook("DELETE", HUBSPOT.baseUrl(), "/faults", "");
    }

    /** Lets the next request of a kind wait, so that something can happen before it is handled. */
    static void holdUp(String base, String method, String path) {
        hook(base, "/faults", "{'method': '" + method + "', 'path': '" + path + "', 'delay': '2s', 'times': 1}");
    }

    static void awaitHeldUp(String base) {
        Awaitility.await()
                .until(() -> hook("GET", base, "/faults", "").toString().contains("\"fired\":1"));
    }

    private List<String> events(String contact) {
        return jdbc.sql("select what from sync_event where sync = ? and contact_id = ? order by id")
                .params(SYNC, contact)
                .query(String.class)
                .list();
    }

    private static String card() {
        long number = System.nanoTime();
        return hook(
                        SANSAN.baseUrl(),
                        "/cards",
                        "{'lastName': 'Mean" + number
                                + "', 'firstName': 'Jane', 'companyName': 'Sample', 'title': 'CEO'," + " 'email': 'mean"
                                + number + "@example.com', 'exchangeDate': '2026-01-01'}")
                .path("id")
                .asText();
    }

    @Test
    void anEditJustBeforeTheWriteSurvivesAndIsSettledByTheNextRun() {
        String card = card();
        run();
        String contact = contactOf(card);
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'CTO'}");
        holdUp(HUBSPOT.baseUrl(), "POST", "/batch/read");
        String run = begin();
        awaitHeldUp(HUBSPOT.baseUrl());
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'jobtitle': 'Chairman'}");
        SyncRunRow ended = awaitEnd(run);
        assertThat(ended.counts()).contains("\"moved\": 1");
        assertThat(jobtitle(contact)).isEqualTo("Chairman");
        run();
        assertThat(events(contact)).contains("conflict").doesNotContain("update-contact");
        run();
        assertThat(jobtitle(contact)).isEqualTo("Chairman");
        JsonNode newer = cardOf(contact);
        assertThat(newer.path("id").asText()).isNotEqualTo(card);
        assertThat(newer.path("title").asText()).isEqualTo("Chairman");
    }

    private static String jobtitle(String contact) {
        return hubspot("/crm/v3/objects/contacts/" + contact + "?properties=jobtitle")
                .path("properties")
                .path("jobtitle")
                .asText();
    }

    private JsonNode cardOf(String contact) {
        String card = jdbc.sql("select card_id from sync_link where sync = ? and contact_id = ?")
                .params(SYNC, contact)
                .query(String.class)
                .single();
        return hook("GET", SANSAN.baseUrl(), "/cards/" + card, "");
    }

    @Test
    void aContactWhoseAnswerWasLostIsBookedAsCreated() {
        String card = card();
        hook(
                HUBSPOT.baseUrl(),
                "/faults",
                "{'method': 'POST', 'path': '/batch/create', 'effect': 'cut-after', 'times': 1}");
        run();
        String contact = contactOf(card);
        assertThat(events(contact)).containsExactly("create-contact");
        run();
        assertThat(events(contact)).containsExactly("create-contact");
    }
}
