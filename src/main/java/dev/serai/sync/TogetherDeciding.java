package dev.serai.sync;

import dev.serai.catalogue.SyncCommons;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncMirror.Mirrored;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.mapping.Mapping;
import dev.serai.mapping.Winner;
import dev.serai.remote.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * What is known of some records.
     *
     * @param times when properties of contacts were set, by contact and property, as far as known
     */
    private record Known(
            List<LinkRow> links,
            List<Mirrored> cards,
            List<Mirrored> contacts,
            Map<String, Map<String, Instant>> times) {
        Known at(Map<String, Map<String, Instant>> timesOfProperties) {
            return new Known(links, cards, contacts, timesOfProperties);
        }

        Known of(Set<RecordKey> records) {
            return new Known(
                    links.stream()
                            .filter(link -> records.contains(key(Side.SANSAN, link.cardId()))
                                    || records.contains(key(Side.HUBSPOT, link.contactId())))
                            .toList(),
                    cards.stream()
                            .filter(one -> records.contains(key(Side.SANSAN, one.id())))
                            .toList(),
                    contacts.stream()
                            .filter(one -> records.contains(key(Side.HUBSPOT, one.id())))
                            .toList(),
                    times);
        }
    }

    private static RecordKey key(Side side, String id) {
        return new RecordKey(side.name(), id);
    }

    /**
     * @param together  records with all that hangs together with any of them
     * @param notInStep those of them that stand otherwise than in step
     * @return what is to be done, or only to be remembered or noted
     */
    List<Decision> decide(Work work, Set<RecordKey> together, Set<RecordKey> notInStep) {
        Known known = new Known(
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

    private List<Decision> decide(Work work, Set<RecordKey> together, Known known, Set<RecordKey> notInStep) {
        try {
            return decide(work.mapping(), known, notInStep);
        } catch (RuntimeException some) {
            return apart(work.name(), together).stream()
                    .flatMap(bunch -> decideAlone(work, known.of(bunch), notInStep).stream())
                    .toList();
        }
    }

    private static List<Decision> decideAlone(Work work, Known bunch, Set<RecordKey> notInStep) {
        try {
            return decide(work.mapping(), bunch, notInStep);
        } catch (RuntimeException unable) {
            String records = Stream.concat(bunch.cards().stream(), bunch.contacts().stream())
                    .map(Mirrored::id)
                    .collect(Collectors.joining(", "));
            log.error("sync {}: cannot decide about records {}", work.name(), records, unable);
            return failing(bunch, "the hub cannot decide about it: " + unable);
        }
    }

    private static List<Decision> decide(Mapping mapping, Known known, Set<RecordKey> notInStep) {
        List<LinkState> links = known.links().stream().map(LinkState::of).toList();
        Batch batch = new Batch(
                there(known.cards(), CardState.class),
                there(known.contacts(), ContactState.class).stream()
                        .map(contact -> contact.changedAtOf(known.times().getOrDefault(contact.id(), Map.of())))
                        .toList(),
                links,
                gone(known.cards()),
                gone(known.contacts()));
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

    private static <T> List<T> there(List<Mirrored> records, Class<T> state) {
        return records.stream()
                .filter(one -> !one.gone())
                .map(one -> Json.read(one.content(), state))
                .toList();
    }

    private static Set<String> gone(List<Mirrored> records) {
        return records.stream().filter(Mirrored::gone).map(Mirrored::id).collect(Collectors.toSet());
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

    /** Pairs by their link, and the others one by one. */
    private static List<Decision> failing(Known bunch, String reason) {
        List<Decision> failing = new ArrayList<>();
        Set<String> linked = new HashSet<>();
        for (LinkRow link : bunch.links()) {
            failing.add(failing(link.cardId(), link.contactId(), link.id(), reason));
            Stream.of(link.cardId(), link.contactId()).filter(Objects::nonNull).forEach(linked::add);
        }
        Stream.concat(
                        bunch.cards().stream()
                                .filter(card -> !linked.contains(card.id()))
                                .map(card -> failing(card.id(), null, null, reason)),
                        bunch.contacts().stream()
                                .filter(contact -> !linked.contains(contact.id()))
                                .map(contact -> failing(null, contact.id(), null, reason)))
                .forEach(failing::add);
        return failing;
    }

    private static Decision failing(String card, String contact, String link, String reason) {
        return new Decision(card, contact, link, List.of(new Action.Fail(reason)), null);
    }

    static List<String> ids(Set<RecordKey> keys, Side side) {
        return keys.stream()
                .filter(key -> key.side().equals(side.name()))
                .map(RecordKey::id)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
