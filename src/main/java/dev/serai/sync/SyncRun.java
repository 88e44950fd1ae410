package dev.serai.sync;

import dev.serai.catalogue.RecordStandings;
import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.catalogue.SyncUndecided;
import dev.serai.mapping.Mapping;
import dev.serai.sansan.SansanKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of a sync's run until all is decided, as the routes under {@code routes/sync/} take them. */
@Component("syncRun")
public class SyncRun {
    static final String WRITING = "writing";

    private final SyncCatalogue catalogue;
    private final SyncUndecided undecided;
    private final SyncLinks links;
    private final RecordStandings standings;
    private final SyncDecisions decisions;
    private final MappingFiles mappings;
    private final MappingsInForce inForce;
    private final Reading reading;
    private final Vanished vanished;
    private final AwaitedCards awaited;
    private final Deciding deciding;
    private final Properties properties;
    private final SansanKeys keys;
    private final Running running;
    private final Holding holding;

    SyncRun(
            SyncCatalogue catalogue,
            SyncUndecided undecided,
            SyncLinks links,
            RecordStandings standings,
            SyncDecisions decisions,
            MappingFiles mappings,
            MappingsInForce inForce,
            Reading reading,
            Vanished vanished,
            AwaitedCards awaited,
            Deciding deciding,
            Properties properties,
            SansanKeys keys,
            Running running,
            Holding holding) {
        this.catalogue = catalogue;
        this.undecided = undecided;
        this.links = links;
        this.standings = standings;
        this.decisions = decisions;
        this.mappings = mappings;
        this.inForce = inForce;
        this.reading = reading;
        this.vanished = vanished;
        this.awaited = awaited;
        this.deciding = deciding;
        this.properties = properties;
        this.keys = keys;
        this.running = running;
        this.holding = holding;
    }

    /** Begins a run; one that was interrupted while writing goes on with what it had decided, any other reads anew. */
    public Work open(String id) {
        SyncRunRow run = catalogue.run(id).orElseThrow();
        if (!run.state().equals("RUNNING")) {
            throw new Stopped(id);
        }
        mappings.look();
        SyncRow sync = catalogue.find(run.sync()).orElseThrow();
        Mapping mapping = choosing(inForce.of(run, sync));
        SyncRunRow begun = run.phase().equals(WRITING) ? run : beginReading(run, sync, mapping);
        boolean full = begun.kind().equals("full") || begun.kind().equals("preview");
        Work work = new Work(begun, sync, mapping, full, holding.take(id));
        running.add(work);
        retry(work);
        return work;
    }

    private Mapping choosing(Mapping mapping) {
        return mapping.choosing(mapping.keys().stream()
                .distinct()
                .collect(Collectors.toMap(key -> key, key -> keys.get(key).tags())));
    }

    /**
     * What a run takes into the mirror by another mapping is not what the one in force needs to decide by. So until a full
     * comparison has come to its end, another one is due, and it decides about everything.
     */
    private SyncRunRow beginReading(SyncRunRow run, SyncRow sync, Mapping mapping) {
        boolean changed = !mapping.version().equals(sync.mappingVersion());
        catalogue.reading(run.id(), mapping.version(), changed);
        decisions.clear(run.id());
        if (changed) {
            catalogue.fullNext(sync.name());
        }
        if (changed || sync.fullAt() == null) {
            undecided.touchAll(sync.name());
        }
        return catalogue.run(run.id()).orElseThrow();
    }

    private void retry(Work work) {
        List<RecordKey> due = standings.toRetry(work.name());
        for (Side side : Side.values()) {
            undecided.touch(
                    work.name(),
                    side.name(),
                    due.stream()
                            .filter(key -> key.side().equals(side.name()))
                            .map(RecordKey::id)
                            .toList());
        }
    }

    /** Readers of both sides, for as many threads, and one who begins to decide meanwhile if there is much to decide. */
    public List<Step> readers(Work work) {
        if (work.resumed()) {
            return List.of();
        }
        Stream<Step> readers = Stream.concat(reading.cards(work).stream(), reading.contacts(work).stream());
        return (deciding.worthBeginning(work)
                        ? Stream.concat(readers, Stream.of(new Aside(work, () -> deciding.begin(work))))
                        : readers)
                .toList();
    }

    /** Decides what is to be done; nothing is written if that is more than can be believed. */
    public void decide(Work work) {
        work.check();
        if (work.resumed()) {
            return;
        }
        holding.check(work);
        catalogue.phase(work.id(), "deciding");
        Guard guard = new Guard(
                work.mapping().caps(),
                work.sync().confirmedCreates(),
                work.sync().confirmedUpdates());
        List<String> doubts = guard.stops(vanished.sights(work, links.count(work.name())), 0, 0);
        doubtful(work, doubts);
        if (work.full() || undecided.count(work.name()) > 0) {
            doubtful(work, properties.emptiedForAll(work.mapping()));
        }
        if (doubts.isEmpty()) {
            vanished.look(work);
        }
        if (!work.preview()) {
            awaited.look(work);
        }
        deciding.decide(work);
        Map<String, Long> counts = decisions.counts(work.id());
        if (!work.preview()) {
            stopIf(guard.stops(
                    List.of(), creates(counts, work.sync().cardsLeft()), counts.getOrDefault("UpdateContact", 0L)));
            catalogue.phase(work.id(), WRITING);
        }
    }

    /** Stops the run if there are doubts; a preview only tells them. */
    private static void doubtful(Work work, List<String> doubts) {
        if (work.preview()) {
            work.doubt(doubts);
        } else {
            stopIf(doubts);
        }
    }

    static long creates(Map<String, Long> counts) {
        return Stream.of("CreateContact", "CreateCard", "AppendCard")
                .mapToLong(kind -> counts.getOrDefault(kind, 0L))
                .sum();
    }

    /** The same without the cards that the last run has left to this one: these it had been allowed already. */
    static long creates(Map<String, Long> counts, long cardsLeft) {
        long cards = counts.getOrDefault("CreateCard", 0L) + counts.getOrDefault("AppendCard", 0L);
        return creates(counts) - Math.min(cardsLeft, cards);
    }

    private static void stopIf(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new NotBelieved(String.join("; ", reasons));
        }
    }
}
