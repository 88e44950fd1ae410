package dev.serai.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.hubspot.BatchWrite;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import dev.serai.sansan.SansanKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sums up what a preview has found, and what carrying it out takes. */
@Component
class Previews {
    private static final int SAMPLES = 5;

    private final SyncCatalogue catalogue;
    private final SyncDecisions decisions;
    private final HubspotGateway gateway;
    private final SansanKeys keys;
    private final MappingsInForce inForce;

    Previews(
            SyncCatalogue catalogue,
            SyncDecisions decisions,
            HubspotGateway gateway,
            SansanKeys keys,
            MappingsInForce inForce) {
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.gateway = gateway;
        this.keys = keys;
        this.inForce = inForce;
    }

    /** @param counts how many of which actions were decided */
    Preview of(Work work, Map<String, Long> counts) {
        SyncRunRow run = catalogue.run(work.id()).orElseThrow();
        Map<String, List<JsonNode>> samples = new LinkedHashMap<>();
        counts.keySet()
                .forEach(kind -> samples.put(
                        kind,
                        decisions.samples(work.id(), kind, SAMPLES).stream()
                                .map(row -> Json.read(row.content(), JsonNode.class))
                                .toList()));
        Preview.Part reading = reading(work);
        Preview.Part writing = writing(work.mapping(), counts);
        List<String> stops = new ArrayList<>(work.doubts());
        stops.addAll(new Guard(work.mapping().caps(), 0, 0)
                .stops(
                        List.of(),
                        SyncRun.creates(counts, work.sync().cardsLeft()),
                        counts.getOrDefault("UpdateContact", 0L)));
        return new Preview(
                run.id(),
                work.mapping().version(),
                run.cards(),
                run.contacts(),
                counts,
                samples,
                reading,
                writing,
                reading.hubspot() + reading.sansan() + writing.hubspot() + writing.sansan(),
                reading.seconds() + writing.seconds(),
                inForce.hinders(work.mapping()),
                stops);
    }

    /** Both sides, and all keys, are read at the same time, so the slowest of them says how long it takes. */
    private Preview.Part reading(Work work) {
        double slowest = work.callsByKey().entrySet().stream()
                .mapToDouble(key -> key.getValue() / pace(key.getKey()))
                .max()
                .orElse(0);
        double hubspot = hubspotSeconds(work.mapping(), work.hubspotCalls());
        return new Preview.Part(work.hubspotCalls(), work.sansanCalls(), whole(Math.max(slowest, hubspot)));
    }

    /** Contacts are written, then cards are registered, all with the mapping's first key. */
    private Preview.Part writing(Mapping mapping, Map<String, Long> counts) {
        long calls = batches(counts.getOrDefault("CreateContact", 0L))
                + 2 * batches(counts.getOrDefault("UpdateContact", 0L));
        // The present card is read again before a newer one takes its place.
        long cards = counts.getOrDefault("CreateCard", 0L) + 2 * counts.getOrDefault("AppendCard", 0L);
        double seconds = hubspotSeconds(mapping, calls)
                + (cards == 0 ? 0 : cards / pace(mapping.keys().get(0)));
        return new Preview.Part(calls, cards, whole(seconds));
    }

    private double pace(String key) {
        return keys.get(key).callsPerSecond();
    }

    private double hubspotSeconds(Mapping mapping, long calls) {
        return calls * 10.0 / Math.max(1, gateway.callsPer10s(mapping.account()));
    }

    private static long whole(double seconds) {
        return (long) Math.ceil(seconds);
    }

    private static long batches(long records) {
        return (records + BatchWrite.MOST - 1) / BatchWrite.MOST;
    }
}
