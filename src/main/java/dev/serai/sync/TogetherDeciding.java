package dev.serai.sync;

import dev.serai.catalogue.SyncCommons;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.mapping.Mapping;
import dev.serai.mapping.Winner;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides about records together with all that they hang together with. Those about which it cannot decide, whatever the
 * cause, are told apart from the others: they fail, and hold up nobody.
 */
@Component
class TogetherDeciding {
    private static final Logger log = LoggerFactory.getLogger(TogetherDeciding.class);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final SyncMirror mirror;
    private final SyncCommons commons;
    private final SyncLinks links;
    private final PropertyTimes times;

    TogetherDeciding(SyncMirror mirror, SyncCommons commons, SyncLinks links, PropertyTimes times) {
        this.mirror = mirror;
        this.commons = commons;
        this.links = links;
        this.times = times;
    }

    /**
     * @param together  records with all that hangs together with any of them
     * @param notInStep those of them that stand otherwise than in step
     * @return what is to be done, or only to be remembered or noted
     */
    List<Decision> decide(Work work, Set<RecordKey> together, Set<RecordKey> notInStep) {
        KnownRecords known = new KnownRecords(
                links.of(work.name(), ids(together, Side.SANSAN), ids(together, Side.HUBSPOT)),
                mirror.records(work.name(), Side.SANSAN.name(), together),
                mirror.records(work.name(), Side.HUBSPOT.name(), together),
                Map.of());
        List<Decision> decided = decide(work, together, known, notInStep);
        Map<String, Set<String>> settledByTime = settledByTime(work.mapping(), decided);
        return settledByTime.isEmpty()
                ? decided
                : decide(work, together, known.at(times.of(work, settledByTime)), notInStep);
    }

    /** Properties of which it depends on their time whose value is kept, by contact. */
    private static Map<String, Set<String>> settledByTime(Mapping mapping, List<Decision> decided) {
        Map<String, Set<String>> properties = new LinkedHashMap<>();
        decided.stream()
                .flatMap(decision -> decision.actions().stream())
                .filter(Action.Conflict.class::isInstance)
                .map(Action.Conflict.class::cast)
                .filter(conflict -> mapping.field(conflict.property())
                        .filter(rule -> rule.winner() == Winner.NEWEST)
                        .isPresent())
                .forEach(conflict -> properties
                        .computeIfAbsent(conflict.contactId(), id -> new LinkedHashSet<>())
                        .add(conflict.property()));
        return properties;
    }

    private List<Decision> decide(Work work, Set<RecordKey> together, KnownRecords known, Set<RecordKey> notInStep) {
        try {
            return decide(work.mapping(), known, notInStep);
        } catch (RuntimeException some) {
            return apart(work.name(), together).stream()
                    .flatMap(bunch -> decideAlone(work, known.of(bunch), notInStep).stream())
                    .toList();
        }
    }

    private static List<Decision> decideAlone(Work work, KnownRecords bunch, Set<RecordKey> notInStep) {
        try {
            return decide(work.mapping(), bunch, notInStep);
        } catch (RuntimeException unable) {
            log.error("sync {}: cannot decide about records {}", work.name(), bunch.ids(), unable);
            return bunch.failing("the hub cannot decide about it: " + unable);
        }
    }

    private static List<Decision> decide(Mapping mapping, KnownRecords known, Set<RecordKey> notInStep) {
        Batch batch = known.batch();
        List<LinkState> links = batch.links();
        return Decisions.of(mapping, batch, LocalDate.now(JAPAN)).stream()
                .filter(decision -> !decision.actions().isEmpty()
                        || remembersMore(decision, links)
                        || isOf(decision, notInStep) && !waits(decision, links))
                .toList();
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

    /** Records that hang together, each bunch by itself. */
    private List<Set<RecordKey>> apart(String sync, Set<RecordKey> all) {
        List<Set<RecordKey>> bunches = new ArrayList<>();
        Set<RecordKey> left = new LinkedHashSet<>(all);
        while (!left.isEmpty()) {
            Set<RecordKey> bunch = new HashSet<>();
            Set<RecordKey> fresh = Set.of(left.iterator().next());
            while (!fresh.isEmpty()) {
                bunch.addAll(fresh);
                fresh = commons.neighbours(sync, fresh);
                fresh.removeAll(bunch);
            }
            left.removeAll(bunch);
            bunches.add(bunch);
        }
        return bunches;
    }

    static List<String> ids(Set<RecordKey> keys, Side side) {
        return keys.stream()
                .filter(key -> key.side().equals(side.name()))
                .map(RecordKey::id)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
