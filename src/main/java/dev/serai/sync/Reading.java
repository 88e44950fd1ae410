package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncRow;
import dev.serai.hubspot.AllContacts;
import dev.serai.hubspot.ChangedContacts;
import dev.serai.hubspot.ContactReading;
import dev.serai.hubspot.Hubspot;
import dev.serai.hubspot.Paths;
import dev.serai.mapping.Mapping;
import dev.serai.sansan.CardReading;
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
    private final Mirroring mirroring;
    private final ExecutorService workers;

    Reading(
            SyncCatalogue catalogue,
            SyncSettings settings,
            Sansan sansan,
            SansanKeys keys,
            Hubspot hubspot,
            Mirroring mirroring,
            ExecutorService syncWorkers) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.sansan = sansan;
        this.keys = keys;
        this.hubspot = hubspot;
        this.mirroring = mirroring;
        this.workers = syncWorkers;
    }

    /**
     * What to read of the cards: a reader for each key. All of a key's are read in full comparisons, the first time, and now
     * and then where tags are chosen.
     */
    List<Step> cards(Work work) {
        Map<String, Instant> until = catalogue.cardsUntil(work.name());
        CardScope scope = work.mapping().dedupe().past() ? CardScope.COMPLETE : CardScope.CURRENT;
        List<Step> steps = new ArrayList<>();
        boolean sweeps = work.full() || passed(work.sync().sweepAt(), settings.sweepEvery());
        if (sweeps) {
            work.sweeps();
        }
        for (String key : work.mapping().keys()) {
            List<String> tags = keys.get(key).tags();
            Instant since = work.full() ? null : until.get(key);
            List<CardReading> readings = new ArrayList<>();
            if (since != null) {
                Instant from = since.minus(settings.cardOverlap());
                readings.add(sansan.windowReading(key, from, work.began().plus(settings.cardOverlap()), scope));
            }
            if (work.full() || !until.containsKey(key) || sweeps && !tags.isEmpty()) {
                work.readsWholly(key);
                readings.add(sansan.searchReading(key, CardSearch.byTags(tags), scope));
            }
            steps.add(new CardPages(
                    work,
                    key,
                    Set.copyOf(tags),
                    readings,
                    mirroring,
                    workers,
                    () -> catalogue.cardsRead(work.name(), key, work.began())));
        }
        return steps;
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
