package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.remote.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A node that was paused in the middle of a run wakes up when another has gone on with the run. */
class PausedNodeTest extends SyncHub {
    private final String run = UUID.randomUUID().toString();

    @Autowired
    private CardSending sending;

    @Autowired
    private Effects effects;

    @Autowired
    private SyncEnd end;

    @Autowired
    private SyncDecisions decisions;

    @Autowired
    private MappingFiles mappings;

    @Autowired
    private Holding holding;

    private Work paused;
    private Work awake;

    @BeforeEach
    void twoNodesAreAtWork() {
        catalogue.addRun(run, SYNC, "changes");
        catalogue.reading(run, catalogue.find(SYNC).orElseThrow().mappingVersion(), false);
        paused = work();
        catalogue.phase(run, SyncRun.WRITING);
        awake = work();
    }

    @AfterEach
    void theRunEnds() {
        catalogue.ended(run, "CANCELLED", "{}", null);
    }

    private Work work() {
        SyncRunRow row = catalogue.run(run).orElseThrow();
        return new Work(row, syncs.get(SYNC), mappings.get(SYNC), false, holding.take(run));
    }

    private DecisionRow card(String contact) {
        Action.CreateCard create = new Action.CreateCard(
                contact, Map.of("lastName", "Doe", "memo", "HubSpot contact main/" + contact), List.of(), "");
        Decision decision = new Decision(null, contact, null, List.of(create), Memory.EMPTY);
        decisions.add(
                run,
                List.of(new DecisionRow(
                        0, null, contact, null, List.of("CreateCard"), Json.text(decision), false, null, null)));
        return decisions.open(run, List.of("CreateCard"), 0, 1).get(0);
    }

    private static long cards(String contact) {
        return StreamSupport.stream(hook("GET", SANSAN.baseUrl(), "/cards", "").spliterator(), false)
                .filter(card -> contact.equals(Mark.contact(card.path("memo").asText(), "main")))
                .count();
    }

    @Test
    void itSendsNoCardThatTheOtherHasSent() {
        String contact = newContact("'lastname': 'Doe'");
        DecisionRow asBothHaveReadIt = card(contact);
        sending.send(awake, Done.of(asBothHaveReadIt));
        assertThatThrownBy(() -> sending.send(paused, Done.of(asBothHaveReadIt)))
                .isInstanceOf(TakenOver.class);
        assertThat(decisions.claim(run, asBothHaveReadIt.place())).isFalse();
        assertThat(cards(contact)).isOne();
    }

    @Test
    void itBooksNothingAndLeavesTheRunToTheOther() {
        assertThatThrownBy(() -> effects.apply(paused, List.of())).isInstanceOf(TakenOver.class);
        assertThatThrownBy(() -> end.complete(paused)).isInstanceOf(TakenOver.class);
        assertThat(catalogue.run(run).orElseThrow().state()).isEqualTo("RUNNING");
        effects.apply(awake, List.of());
        end.complete(awake);
        assertThat(catalogue.run(run).orElseThrow().state()).isEqualTo("COMPLETED");
    }
}
