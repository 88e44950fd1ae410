package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends cards to an imitation of Sansan whose answers get lost. */
class AwaitedCardsTest extends SyncHub {
    private String contact;

    @BeforeEach
    void aContactWithoutACard() {
        contact = contact();
    }

    @AfterEach
    void allIsWell() {
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
        hook(SANSAN.baseUrl(), "/settings", "{'created-body': 'id'}");
        hook(SANSAN.baseUrl(), "/keys/" + KEY, "{'sees': ['*']}");
    }

    @Test
    void linksACardOfWhichTheAnswerWasLost() {
        fault("cut-after", 1);
        run();
        assertThat(cards()).hasSize(1);
        assertThat(standing()).containsEntry("status", "in-sync");
        assertThat(linkedCard()).isEqualTo(cards().get(0));
    }

    @Test
    void sendsACardOnceMoreThatIsNotThereAfterALongTime() {
        fault("cut-before", 1);
        run();
        assertThat(cards()).isEmpty();
        assertThat(standing()).containsEntry("status", "held");
        runUntilCertain();
        assertThat(cards()).hasSize(1);
        assertThat(linkedCard()).isEqualTo(cards().get(0));
        run();
        assertThat(cards()).hasSize(1);
        assertThat(standing()).containsEntry("status", "in-sync");
    }

    @Test
    void leavesItToAPersonIfTwoAnswersWereLost() {
        fault("cut-before", 2);
        run();
        runUntilCertain();
        runUntilCertain();
        assertThat(cards()).isEmpty();
        assertThat(standing()).containsEntry("status", "held");
        assertThat(standing().get("reason")).asString().contains("2 times");
        syncs.retry(SYNC, "HUBSPOT", contact, "test");
        run();
        assertThat(cards()).hasSize(1);
        assertThat(linkedCard()).isEqualTo(cards().get(0));
    }

    @Test
    void neverSendsACardAgainThatSansanTook() {
        hook(SANSAN.baseUrl(), "/settings", "{'created-body': 'none'}");
        hook(SANSAN.baseUrl(), "/keys/" + KEY, "{'sees': ['r.smith']}");
        run();
        assertThat(cards()).hasSize(1);
        jdbc.sql("update sync_sent set look_at = now(), sent_at = sent_at - interval '2 hours'")
                .update();
        run();
        assertThat(cards()).hasSize(1);
        assertThat(standing().get("reason")).asString().contains("told no id");
        hook(SANSAN.baseUrl(), "/keys/" + KEY, "{'sees': ['*']}");
        jdbc.sql("update sync_sent set look_at = now()").update();
        run();
        assertThat(linkedCard()).isEqualTo(cards().get(0));
    }

    @Test
    void sendsANewerCardOnceMoreThatIsNotThereAfterALongTime() {
        run();
        assertThat(cards()).hasSize(1);
        fault("cut-before", 1);
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'jobtitle': 'CTO'}");
        run();
        assertThat(cards()).hasSize(1);
        assertThat(standing()).containsEntry("status", "held");
        runUntilCertain();
        assertThat(cards()).hasSize(2);
        run();
        run();
        assertThat(cards()).hasSize(2);
        assertThat(standing()).containsEntry("status", "in-sync");
    }

    /** A run that reads the newer card links it before the time comes to look for it. */
    @Test
    void forgetsANewerCardThatIsLinkedAlready() {
        run();
        String first = linkedCard();
        hook(SANSAN.baseUrl(), "/settings", "{'created-body': 'none'}");
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'jobtitle': 'CTO'}");
        run();
        jdbc.sql("update sync_sent set look_at = now() + interval '1 hour'").update();
        run();
        assertThat(linkedCard()).isNotEqualTo(first);
        jdbc.sql("update sync_sent set look_at = now()").update();
        run();
        assertThat(standing()).containsEntry("status", "in-sync");
        assertThat(jdbc.sql("select count(*) from sync_sent where contact_id = ?")
                        .param(contact)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void fault(String effect, int times) {
        hook(
                SANSAN.baseUrl(),
                "/faults",
                "{'method': 'POST', 'path': '/bizCards$', 'effect': '" + effect + "', 'times': " + times + "}");
    }

    /** Ids of the cards that were made from the contact. */
    private List<String> cards() {
        List<String> ids = new ArrayList<>();
        hook("GET", SANSAN.baseUrl(), "/cards", "").forEach(card -> {
            if (contact.equals(Mark.contact(card.path("memo").asText(), "main"))) {
                ids.add(card.path("id").asText());
            }
        });
        return ids;
    }

    private Map<String, Object> standing() {
        return jdbc.sql("select status, reason from sync_record where sync = ? and side = 'HUBSPOT' and id = ?")
                .params(SYNC, contact)
                .query()
                .singleRow();
    }

    private String linkedCard() {
        return jdbc.sql("select card_id from sync_link where sync = ? and contact_id = ?")
                .params(SYNC, contact)
                .query(String.class)
                .single();
    }

    /** Has the sync run when a card that is not to be found is held not to be there. */
    private void runUntilCertain() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select look_at <= now() from sync_sent where contact_id = ?")
                        .param(contact)
                        .query(Boolean.class)
                        .single());
        run();
    }
}
