package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Carries out what is not written to HubSpot: links and lists, which take no call, and then cards, one by one. As both sides
 * are not looked at meanwhile, a run registers cards for a limited time and leaves the rest to the next one.
 */
@Component
class Registering {
    /** Decisions that send a card, in this order: changes of what is in step come before what is new. */
    private static final List<String> CARDS = List.of("AppendCard", "CreateCard");

    private static final int BOOKED_AT_ONCE = 200;
    /** Cards that a run which is killed may have sent without having booked them: each has to be looked for then. */
    private static final int CARDS_AT_ONCE = 20;

    private final SyncDecisions decisions;
    private final CardSending sending;
    private final Effects effects;
    private final SyncSettings settings;

    Registering(SyncDecisions decisions, CardSending sending, Effects effects, SyncSettings settings) {
        this.decisions = decisions;
        this.sending = sending;
        this.effects = effects;
        this.settings = settings;
    }

    /** @throws Stopped if the run is to stop; what was sent by then is booked */
    void rest(Work work) {
        lists(work);
        Instant until = Instant.now().plus(settings.cardsFor());
        for (String kind : CARDS) {
            cards(work, kind, until);
        }
        decisions.postpone(
                work.id(),
                CARDS,
                "this run has registered cards for " + settings.cardsFor().toSeconds()
                        + " s, as long as a run may (sync.cards-for); the next one goes on at once");
        work.check();
    }

    private void lists(Work work) {
        List<DecisionRow> rows = decisions.open(work.id(), List.of(), 0, BOOKED_AT_ONCE);
        while (!rows.isEmpty()) {
            work.check();
            effects.apply(
                    work,
                    rows.stream()
                            .map(Done::of)
                            .filter(one -> Sending.of(one) == null || CardPart.splits(one))
                            .toList());
            rows = decisions.open(work.id(), List.of(), after(rows), BOOKED_AT_ONCE);
        }
    }

    private static long after(List<DecisionRow> rows) {
        return rows.get(rows.size() - 1).place() + 1;
    }

    private void cards(Work work, String kind, Instant until) {
        List<DecisionRow> rows = decisions.open(work.id(), List.of(kind), 0, CARDS_AT_ONCE);
        while (!rows.isEmpty() && Instant.now().isBefore(until)) {
            send(work, rows, until);
            rows = decisions.open(work.id(), List.of(kind), after(rows), CARDS_AT_ONCE);
        }
    }

    private void send(Work work, List<DecisionRow> rows, Instant until) {
        List<Done> sent = new ArrayList<>();
        try {
            for (DecisionRow row : rows) {
                if (Instant.now().isBefore(until)) {
                    sent.add(sending.send(work, Done.of(row)));
                }
            }
        } finally {
            effects.apply(work, sent);
        }
    }
}
