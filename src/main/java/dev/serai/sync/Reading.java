package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncRow;
import dev.serai.hubspot.AllContacts;
import dev.serai.hubspot.ChangedContacts;
import dev.serai.hubspot.ContactReading;
import dev.serai.hubspot.Hubspot;
import dev.serai.hubspot.Paths;
import dev.serai.mapping.Mapping;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.CardSearch;
import dev.serai.sansan.Sansan;
import dev.serai.sansan.SansanKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says what a run has to read of either side. */
@Component
class Reading {
    private static final String CONTACTS = "contacts";

    private final SyncCatalogue catalogue;
    private final SyncSettings settings;
    private final Sansan sansan;
    private final SansanKeys keys;
    private final Hubspot hubspot;
    private final SyncMirror mirror;
    private final Mirroring mirroring;
    private final ExecutorService workers;

    Reading(
            SyncCatalogue catalogue,
            SyncSettings settings,
            Sansan sansan,
            SansanKeys keys,
            Hubspot hubspot,
            SyncMirror mirror,
            Mirroring mirroring,
            ExecutorService syncWorkers) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.sansan = sansan;
        this.keys = keys;
        this.hubspot = hubspot;
        this.mirror = mirror;
        this.mirroring = mirroring;
        this.workers = syncWorkers;
    }

    /**
     * What to read of the cards: a reader for each key. All of a key's are read in full comparisons, the first time, and now
     * and then where tags are chosen or the mapping looks at them.
     */
    List<Step> cards(Work work) {
        Map<String, Instant> until = catalogue.cardsUntil(work.name());
        List<Step> steps = new ArrayList<>();
        boolean sweeps = work.full() || passed(work.sync().sweepAt(), settings.sweepEvery());
        if (sweeps) {
            work.sweeps();
        }
        for (String key : work.mapping().keys()) {
            List<String> tags = keys.get(key).tags();
            Instant since = work.full() ? null : until.get(key);
            boolean wholly = work.full() || !until.containsKey(key) || sweeps && sweeps(work, key, tags);
            if (wholly) {
                work.readsWholly(key);
            }
            List<CardPages.Part> parts = new ArrayList<>();
            for (String status : statuses(work.mapping())) {
                parts.addAll(parts(work, key, status, since, wholly));
            }
            steps.add(new CardPages(
                    work,
                    key,
                    Set.copyOf(tags),
                    parts,
                    mirroring,
                    workers,
                    () -> catalogue.cardsRead(work.name(), key, work.began())));
        }
        return steps;
    }

    /** Whether all of a key's cards are looked through now and then, for changes of tags. */
    private boolean sweeps(Work work, String key, List<String> tags) {
        return !tags.isEmpty()
                || work.mapping().looksAtTags() && mirror.countOf(work.name(), key) <= settings.sweepMost();
    }

    /** Completed cards come last: one whose entry ends meanwhile is then kept as it is in the end. */
    private static List<String> statuses(Mapping mapping) {
        return mapping.dedupe().unfinished()
                ? Stream.concat(CardScope.UNFINISHED.stream(), Stream.of(CardScope.COMPLETED))
                        .toList()
                : List.of(CardScope.COMPLETED);
    }

    /** @param since null if changes are not asked for, as all cards are read */
    private List<CardPages.Part> parts(Work work, String key, String status, Instant since, boolean wholly) {
        CardScope scope = work.mapping().dedupe().past() ? CardScope.COMPLETE : CardScope.CURRENT;
        // What comes by itself is not asked for: how Sansan takes the parameter is not sure.
        CardScope asked = status.equals(CardScope.COMPLETED) ? scope : scope.of(status);
        List<CardPages.Part> parts = new ArrayList<>();
        if (since != null) {
            Instant from = since.minus(settings.cardOverlap());
            Instant to = work.began().plus(settings.cardOverlap());
            parts.add(new CardPages.Part(status, sansan.windowReading(key, from, to, asked)));
        }
        if (wholly) {
            CardSearch all = CardSearch.byTags(keys.get(key).tags());
            parts.add(new CardPages.Part(status, sansan.searchReading(key, all, asked)));
        }
        return parts;
    }

    private static boolean passed(Instant since, Duration time) {
        return since == null || since.plus(time).isBefore(Instant.now());
    }

    /** Whether a run that is not told so has to look at both sides wholly. */
    boolean fullIsDue(SyncRow sync, Mapping mapping) {
        ZoneId zone = ZoneId.systemDefault();
        return sync.fullAt() == null
                || !mapping.version().equals(sync.mappingVersion())
                || settings.fullIsDue(sync.fullAt().atZone(zone), ZonedDateTime.now(zone));
    }

    /** What to read of the contacts: the changed ones by one reader, all of them by several. */
    List<Step> contacts(Work work) {
        return readings(work).stream()
                .<Step>map(reading -> new ContactPages(work, reading, mirroring))
                .toList();
    }

    private List<ContactReading> readings(Work work) {
        String account = work.mapping().account();
        Paths paths = hubspot.paths(account);
        Set<String> properties = work.mapping().properties();
        Instant until = work.sync().contactsUntil();
        if (!work.full() && until != null) {
            return List.of(new ChangedContacts(account, paths, properties, until.minus(settings.contactOverlap())));
        }
        work.called(Side.HUBSPOT, account);
        OptionalLong lowest = hubspot.firstId(account, CONTACTS);
        work.called(Side.HUBSPOT, account);
        OptionalLong highest = hubspot.highestId(account, CONTACTS);
        boolean known = lowest.isPresent() && highest.isPresent();
        return new AllContacts(
                        account, paths, properties, lowest.orElse(0), highest.orElse(0), known ? settings.readers() : 1)
                .readers();
    }
}
