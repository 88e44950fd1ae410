package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.remote.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What has happened in Sansan since it was decided that a card is to be registered. */
class BeforeSendingTest extends SyncHub {
    private final String address = "before" + System.nanoTime() + "@example.com";

    @Autowired
    private BeforeSending before;

    @Autowired
    private MappingFiles mappings;

    @AfterEach
    void allIsWell() {
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
    }

    private Optional<Done> settled(String phase) {
        SyncRunRow row = new SyncRunRow(
                newest(),
                SYNC,
                "changes",
                "RUNNING",
                phase,
                Instant.now(),
                Instant.now(),
                null,
                0,
                0,
                0,
                null,
                null,
                null);
        Action.CreateCard create = new Action.CreateCard(
                "4711",
                Map.of("lastName", "Doe", "email", address, "memo", "HubSpot contact main/4711"),
                List.of(),
                "");
        Decision decision = new Decision(null, "4711", null, List.of(create), Memory.EMPTY);
        Done one = Done.of(
                new DecisionRow(0, null, "4711", null, List.of("CreateCard"), Json.text(decision), false, null, null));
        return before.settled(new Work(row, syncs.get(SYNC), mappings.get(SYNC), false, 0), one, Sending.of(one));
    }

    private String card(String memo) {
        return hook(
                        SANSAN.baseUrl(),
                        "/cards",
                        "{'lastName': 'Doe', 'email': '" + address + "', 'memo': '" + memo + "'}")
                .path("id")
                .asText();
    }

    @Test
    void aRunThatGoesOnLeavesAContactToTheNextOneIfItsCardHasComeMeanwhile() {
        assertThat(settled("writing")).isEmpty();
        card("");
        assertThat(settled("deciding")).isEmpty();
        assertThat(settled("writing"))
                .hasValueSatisfying(one -> assertThat(one.outcome()).isEqualTo(Done.MOVED));
        run();
        assertThat(settled("writing")).as("known when it was decided").isEmpty();
    }

    @Test
    void aRunThatGoesOnKnowsItsOwnCardByTheMark() {
        String card = card("HubSpot contact main/4711");
        assertThat(settled("writing"))
                .hasValueSatisfying(one -> assertThat(one.cardId()).isEqualTo(card));
    }

    @Test
    void aCardThatIsEditedJustBeforeANewerOneIsSentKeepsTheEdit() {
        String contact = contact();
        run();
        String card = cardOf(contact);
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'jobtitle': 'CTO'}");
        MeanwhileTest.holdUp(SANSAN.baseUrl(), "GET", "/bizCards/[0-9A-Z]{32}$");
        String run = begin();
        MeanwhileTest.awaitHeldUp(SANSAN.baseUrl());
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'companyName': 'Moved', 'departmentName': 'Sales'}");
        assertThat(awaitEnd(run).counts()).contains("\"moved\": 1");
        assertThat(cardOf(contact)).isEqualTo(card);
        run();
        run();
        assertThat(cardOf(contact)).isNotEqualTo(card);
        var newer = hook("GET", SANSAN.baseUrl(), "/cards/" + cardOf(contact), "");
        assertThat(newer.path("companyName").asText()).isEqualTo("Moved");
        assertThat(newer.path("departmentName").asText()).isEqualTo("Sales");
        assertThat(newer.path("title").asText()).isEqualTo("CTO");
    }

    private String cardOf(String contact) {
        return jdbc.sql("select card_id from sync_link where sync = ? and contact_id = ?")
                .params(SYNC, contact)
                .query(String.class)
                .single();
    }
}
