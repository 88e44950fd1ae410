package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts are edited while a rollback goes on that archives them. */
class ArchiveMeanwhileTest extends SyncHub {
    @Autowired
    private Rollbacks rollbacks;

    @AfterEach
    void allIsWell() {
        hook("DELETE", HUBSPOT.baseUrl(), "/faults", "");
    }

    private static String card(String name) {
        return hook(
                        SANSAN.baseUrl(),
                        "/cards",
                        "{'lastName': '" + name + "', 'email': '" + name + System.nanoTime() + "@example.com'}")
                .path("id")
                .asText();
    }

    private String linked(String card) {
        return jdbc.sql("select contact_id from sync_link where sync = ? and card_id = ?")
                .params(SYNC, card)
                .query(String.class)
                .single();
    }

    @Test
    void whatIsEditedJustBeforeItWouldBeArchivedStays() {
        String kept = card("kept");
        String dropped = card("dropped");
        SyncRunRow run = run();
        String edited = linked(kept);
        syncs.disable(SYNC, "test");
        hook(
                HUBSPOT.baseUrl(),
                "/faults",
                "{'method': 'POST', 'path': '/batch/read', 'delay': '2s', 'skip': 1, 'times': 1}");
        String rollback = rollbacks.request(SYNC, run.id(), true, "test");
        MeanwhileTest.awaitHeldUp(HUBSPOT.baseUrl());
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + edited, "{'lastname': 'Edited'}");
        awaitEnd(rollback);
        Map<String, String> outcomes = rollbacks.result(SYNC, run.id(), 100, 0).records().stream()
                .collect(Collectors.toMap(RollbackResult.Entry::contactId, RollbackResult.Entry::outcome));
        assertThat(outcomes).containsEntry(edited, "moved").containsEntry(linked(dropped), "done");
        assertThat(hubspot("/crm/v3/objects/contacts/" + edited + "?properties=lastname")
                        .path("properties")
                        .path("lastname")
                        .asText())
                .isEqualTo("Edited");
    }
}
