package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.hubspot.ContactReading;
import dev.serai.hubspot.Hubspot;
import dev.serai.mapping.Mapping;
import dev.serai.sansan.CardReading;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.CardSearch;
import dev.serai.sansan.Sansan;
import dev.serai.sansan.SansanKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says what a run has to read of either side. */
@Component
class Reading {
    private final SyncCatalogue catalogue;
    private final SyncSettings settings;
    private final Sansan sansan;
    private final SansanKeys keys;
    private final Hubspot hubspot;
    private final Mirroring mirroring;

    Reading(
            SyncCatalogue catalogue,
            SyncSettings settings,
            Sansan sansan,
            SansanKeys keys,
            Hubspot hubspot,
            Mirroring mirroring) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.sansan = sansan;
        this.keys = keys;
        this.hubspot = hubspot;
        this.mirroring = mirroring;
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
                    () -> catalogue.cardsRead(work.name(), key, work.began())));
        }
        return steps;
    }

    private static boolean passed(Instant since, Duration time) {
        return since == null || since.plus(time).isBefore(Instant.now());
    }

    /** Whether a run that is not told so has to look at both sides wholly. */
    boolean fullIsDue(dev.serai.catalogue.SyncRow sync, Mapping mapping) {
        return passed(sync.fullAt(), settings.fullEvery()) || !mapping.version().equals(sync.mappingVersion());
    }

    List<Step> contacts(Work work) {
        Instant since = work.full() || work.sync().contactsUntil() == null
                ? null
                : work.sync().contactsUntil().minus(settings.contactOverlap());
        return List.of(new ContactPages(
                work,
                new ContactReading(
                        work.mapping().account(),
                        hubspot.paths(work.mapping().account()),
                        work.mapping().properties(),
                        since),
                mirroring));
    }
}
