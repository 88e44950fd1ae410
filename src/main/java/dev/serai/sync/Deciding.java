package dev.serai.sync;

import dev.serai.catalogue.RecordStandings;
import dev.serai.catalogue.SyncCommons;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncMirror.Mirrored;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.catalogue.SyncUndecided;
import dev.serai.remote.Json;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Decides about all records that were touched, some at a time, each together with all that may belong to it. What is
 * decided is kept and not yet done. A long reading has it begin beside it, as the remotes' limits leave time for that.
 */
@Component
class Deciding {
    private static final int AT_ONCE = 500;
    private static final int MANY = 5000;
    /** Batches decided side by side. */
    private static final int BATCHES = 6;
    /** The same while both sides are read, which is not to be held up. */
    private static final int AHEAD = 2;

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final SyncMirror mirror;
    private final SyncUndecided undecided;
    private final SyncCommons commons;
    private final SyncLinks links;
    private final RecordStandings standings;
    private final SyncDecisions decisions;
    private final SyncSettings settings;
    private final ExecutorService workers;

    Deciding(
            SyncMirror mirror,
            SyncUndecided undecided,
            SyncCommons commons,
            SyncLinks links,
            RecordStandings standings,
            SyncDecisions decisions,
            SyncSettings settings,
            ExecutorService syncWorkers) {
        this.mirror = mirror;
        this.undecided = undecided;
        this.commons = commons;
        this.links = links;
        this.standings = standings;
        this.decisions = decisions;
        this.settings = settings;
        this.workers = syncWorkers;
    }

    /** Whether a run has so much to decide that it should begin while it still reads. */
    boolean worthBeginning(Work work) {
        return work.full() && undecided.count(work.name(), Side.SANSAN.name()) >= settings.decideAheadFrom();
    }

    /** Decides about what there is by now, beside what reads on; what that changes is left to {@link #decide}. */
    void begin(Work work) {
        decide(work, AHEAD);
    }

    /** Decides about all that is not decided yet, or is other than it was when it was decided. */
    void decide(Work work) {
        decide(work, BATCHES);
    }

    private void decide(Work work, int sideBySide) {
        boolean many = undecided.count(work.name(), Side.SANSAN.name()) > MANY;
        if (many) {
            mirror.analyze();
        }
        try (SideBySide batches = new SideBySide(workers, sideBySide)) {
            for (Side side : new Side[] {Side.SANSAN, Side.HUBSPOT}) {
                decide(work, side, batches);
            }
        }
        if (many) {
            decisions.analyze();
        }
    }

    private void decide(Work work, Side side, SideBySide batches) {
        List<RecordKey> some = undecided.next(work.name(), side.name(), work.reading(), "", AT_ONCE);
        while (!some.isEmpty()) {
            work.check();
            String last = some.get(some.size() - 1).id();
            Set<RecordKey> again = new HashSet<>();
            Set<RecordKey> together = together(work, some, again);
            if (!again.isEmpty()) {
                batches.await();
                decisions.withdraw(work.id(), ids(together, Side.SANSAN), ids(together, Side.HUBSPOT));
            }
            batches.begin(() -> decide(work, together));
            some = undecided.next(work.name(), side.name(), work.reading(), last, AT_ONCE);
        }
    }

    private void decide(Work work, Set<RecordKey> together) {
        List<LinkState> joined = links(work.name(), together);
        List<String> cards = ids(together, Side.SANSAN);
        List<String> contacts = ids(together, Side.HUBSPOT);
        Set<RecordKey> notInStep = work.preview() ? Set.of() : standings.notInStep(work.name(), cards, contacts);
        List<Decision> kept = Decisions.of(work.mapping(), batch(work, together, joined), LocalDate.now(JAPAN)).stream()
                .filter(decision -> !decision.actions().isEmpty()
                        || remembersMore(decision, joined)
                        || isOf(decision, notInStep) && !waits(decision, joined))
                .toList();
        long from = work.place(kept.size());
        List<DecisionRow> rows = new ArrayList<>();
        for (Decision decision : kept) {
            rows.add(row(from + rows.size(), decision));
            cards.remove(decision.cardId());
            contacts.remove(decision.contactId());
        }
        decisions.add(work.id(), rows);
        if (!work.preview()) {
            undecided.settledAsDecided(work.name(), Side.SANSAN.name(), cards);
            undecided.settledAsDecided(work.name(), Side.HUBSPOT.name(), contacts);
        }
    }

    /** Whether a card was sent and is not to be seen yet: its contact is held until then. */
    private static boolean waits(Decision decision, List<LinkState> links) {
        return links.stream().anyMatch(link -> link.id().equals(decision.linkId()) && link.cardId() == null);
    }

    private static boolean remembersMore(Decision decision, List<LinkState> links) {
        return decision.after() != null
                && links.stream()
                        .anyMatch(link -> link.id().equals(decision.linkId())
                                && !link.memory().equals(decision.after()));
    }

    /** Whether it is about one of these records. */
    private static boolean isOf(Decision decision, Set<RecordKey> records) {
        return records.contains(new RecordKey(Side.SANSAN.name(), decision.cardId()))
                || records.contains(new RecordKey(Side.HUBSPOT.name(), decision.contactId()));
    }

    /**
     * All records that hang together with these. Each is claimed before it is asked what it hangs together with, so that
     * nothing that changes from then on goes unnoticed.
     *
     * @param again gets those that were claimed in this reading before
     */
    private Set<RecordKey> together(Work work, List<RecordKey> of, Set<RecordKey> again) {
        Set<RecordKey> together = new LinkedHashSet<>(of);
        Set<RecordKey> fresh = together;
        while (!fresh.isEmpty()) {
            again.addAll(undecided.claim(work.name(), work.reading(), fresh));
            Set<RecordKey> found = commons.neighbours(work.name(), fresh);
            found.removeAll(together);
            together.addAll(found);
            fresh = found;
        }
        return together;
    }

    private List<LinkState> links(String sync, Set<RecordKey> of) {
        return links.of(sync, ids(of, Side.SANSAN), ids(of, Side.HUBSPOT)).stream()
                .map(Deciding::link)
                .toList();
    }

    static LinkState link(LinkRow row) {
        return new LinkState(
                row.id(),
                row.cardId(),
                row.contactId(),
                Json.read(row.memory(), Memory.class),
                row.cardGone(),
                row.contactGone());
    }

    private Batch batch(Work work, Set<RecordKey> of, List<LinkState> joined) {
        List<Mirrored> cards = mirror.records(work.name(), Side.SANSAN.name(), of);
        List<Mirrored> contacts = mirror.records(work.name(), Side.HUBSPOT.name(), of);
        return new Batch(
                cards.stream()
                        .filter(one -> !one.gone())
                        .map(one -> Json.read(one.content(), CardState.class))
                        .toList(),
                contacts.stream()
                        .filter(one -> !one.gone())
                        .map(one -> Json.read(one.content(), ContactState.class))
                        .toList(),
                joined,
                gone(cards),
                gone(contacts));
    }

    private static Set<String> gone(List<Mirrored> records) {
        return records.stream().filter(Mirrored::gone).map(Mirrored::id).collect(Collectors.toSet());
    }

    private static List<String> ids(Set<RecordKey> keys, Side side) {
        return keys.stream()
                .filter(key -> key.side().equals(side.name()))
                .map(RecordKey::id)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static DecisionRow row(long place, Decision decision) {
        return new DecisionRow(
                place,
                decision.cardId(),
                decision.contactId(),
                decision.linkId(),
                decision.actions().isEmpty()
                        ? List.of("Remember")
                        : decision.actions().stream()
                                .map(action -> action.getClass().getSimpleName())
                                .toList(),
                Json.text(decision),
                false,
                null,
                null);
    }
}
