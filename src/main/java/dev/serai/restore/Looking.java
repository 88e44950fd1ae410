package dev.serai.restore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchWrite;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks for records whose create was sent and not answered. One with a value that HubSpot gives to one record only is
 * asked for by it; the others are searched for among the records created since, by all their values. What is found is
 * taken over. What is not is created again only if HubSpot itself would refuse a double, or if it was another restore
 * that sent it; else nobody can say, and it is left.
 */
final class Looking implements Turns {
    /** How far the clocks of the hub and of HubSpot may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    private static final int PAGE = 200;

    /** Records to ask for by a unique property. */
    private record Ask(String property, List<NewRecord> records) {}

    private final Creating creating;
    private final Deque<Ask> asks = new ArrayDeque<>();
    private final List<NewRecord> nameless = new ArrayList<>();
    private final Set<String> found = new LinkedHashSet<>();
    private final Deque<List<String>> reads = new ArrayDeque<>();
    private final Map<Map<String, String>, List<String>> candidates = new HashMap<>();
    private String after = "0";
    private boolean searching;
    private boolean waited;
    private boolean wait;

    Looking(Creating creating, List<NewRecord> records) {
        this.creating = creating;
        Map<String, List<NewRecord>> named = new HashMap<>();
        for (NewRecord record : records) {
            creating.unique().stream()
                    .filter(record.values()::containsKey)
                    .findFirst()
                    .ifPresentOrElse(
                            property -> named.computeIfAbsent(property, it -> new ArrayList<>())
                                    .add(record),
                            () -> nameless.add(record));
        }
        named.forEach((property, some) -> {
            for (int i = 0; i < some.size(); i += BatchWrite.MOST) {
                asks.add(new Ask(property, some.subList(i, Math.min(some.size(), i + BatchWrite.MOST))));
            }
        });
        searching = !nameless.isEmpty();
    }

    @Override
    public Applying run() {
        return creating.run();
    }

    @Override
    public boolean open() {
        return !run().stopped() && (!asks.isEmpty() || searching || !reads.isEmpty());
    }

    @Override
    public Request next() {
        if (!asks.isEmpty()) {
            Ask ask = asks.element();
            return creating.readBy(
                    ask.property(),
                    ask.records().stream()
                            .map(record -> record.values().get(ask.property()))
                            .toList());
        }
        if (wait) {
            wait = false;
            run().await(creating.indexLag());
        }
        return searching ? creating.search(query()) : run().read(reads.element(), properties());
    }

    private byte[] query() {
        Instant since = nameless.stream()
                .map(NewRecord::intendedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(CLOCKS);
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        ArrayNode filters = query.putArray("filterGroups").addObject().putArray("filters");
        filters.addObject()
                .put("propertyName", creating.createdProperty())
                .put("operator", "GTE")
                .put("value", String.valueOf(since.toEpochMilli()));
        filters.addObject()
                .put("propertyName", Analysis.ID)
                .put("operator", "GT")
                .put("value", after);
        query.putArray("sorts").addObject().put("propertyName", Analysis.ID).put("direction", "ASCENDING");
        query.putArray("properties").add(Analysis.ID);
        return query.put("limit", PAGE).toString().getBytes(StandardCharsets.UTF_8);
    }

    private Set<String> properties() {
        Set<String> properties = new LinkedHashSet<>(Set.of(Analysis.ID, creating.createdProperty()));
        nameless.forEach(record -> properties.addAll(record.values().keySet()));
        return properties;
    }

    @Override
    public void answered(byte[] answer) {
        Map<String, Map<String, String>> records = BatchAnswer.of(answer).records();
        if (!asks.isEmpty()) {
            owned(asks.remove(), records);
        } else if (searching) {
            page(records.keySet());
        } else {
            reads.remove();
            records.forEach(this::compare);
            if (reads.isEmpty()) {
                judge();
            }
        }
    }

    private void owned(Ask ask, Map<String, Map<String, String>> records) {
        Map<String, String> owners = new HashMap<>();
        records.forEach((id, values) -> owners.put(key(values.get(ask.property())), id));
        Set<String> known = creating.known(records.keySet());
        for (NewRecord record : ask.records()) {
            String id = owners.get(key(record.values().get(ask.property())));
            if (id == null) {
                notFound(record, true);
            } else if (!known.contains(id) && createdSince(records.get(id), record)) {
                record.created(id, "the answer was lost; found again by its " + ask.property());
            } else {
                record.settle(Outcome.REJECTED, "not created anew, as record " + id + " has its " + ask.property());
            }
        }
        keep(ask.records());
    }

    /** HubSpot compares e-mail addresses in lower case (facts section 5.2). */
    private static String key(String value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    private boolean createdSince(Map<String, String> values, NewRecord record) {
        try {
            Instant created = Instant.parse(String.valueOf(values.get(creating.createdProperty())));
            return !created.isBefore(record.intendedAt().minus(CLOCKS));
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private void page(Set<String> ids) {
        found.addAll(ids);
        if (ids.size() == PAGE) {
            after = List.copyOf(ids).get(PAGE - 1);
            return;
        }
        searching = false;
        found.removeAll(creating.known(found));
        List<String> all = List.copyOf(found);
        for (int i = 0; i < all.size(); i += BatchWrite.MOST) {
            reads.add(all.subList(i, Math.min(all.size(), i + BatchWrite.MOST)));
        }
        if (reads.isEmpty()) {
            judge();
        }
    }

    /** Counts a record for those of the sought ones that it may be; if several sets of values fit, for the largest. */
    private void compare(String id, Map<String, String> values) {
        nameless.stream()
                .filter(record -> createdSince(values, record) && creating.fits(record.values(), values))
                .map(NewRecord::values)
                .max(Comparator.comparingInt(Map::size))
                .ifPresent(one ->
                        candidates.computeIfAbsent(one, it -> new ArrayList<>()).add(id));
    }

    private void judge() {
        Map<Map<String, String>, List<NewRecord>> sought = new HashMap<>();
        nameless.forEach(record ->
                sought.computeIfAbsent(record.values(), it -> new ArrayList<>()).add(record));
        boolean some = sought.entrySet().stream()
                .anyMatch(
                        one -> candidates.getOrDefault(one.getKey(), List.of()).size()
                                < one.getValue().size());
        if (some && !waited) {
            searchAgain();
            return;
        }
        sought.forEach((values, records) -> judge(records, candidates.getOrDefault(values, List.of())));
        keep(nameless);
    }

    private void searchAgain() {
        waited = true;
        wait = true;
        searching = true;
        after = "0";
        found.clear();
        candidates.clear();
    }

    /** @param records of the same values, so that it does not matter which of them is which */
    private void judge(List<NewRecord> records, List<String> ids) {
        for (int i = 0; i < records.size(); i++) {
            if (ids.size() > records.size()) {
                records.get(i)
                        .settle(
                                Outcome.UNKNOWN,
                                "the answer was lost, and records " + String.join(", ", ids)
                                        + " may each be it; not created again");
            } else if (i < ids.size()) {
                records.get(i).created(ids.get(i), "the answer was lost; found again by its values");
            } else {
                notFound(records.get(i), false);
            }
        }
    }

    private void notFound(NewRecord record, boolean doubleRefused) {
        boolean again = doubleRefused || !record.intendedBy().equals(run().id());
        if (!again || creating.lastRound()) {
            record.settle(
                    Outcome.UNKNOWN,
                    "the answer was lost, and no record like it is found; not created again, ask for a new plan");
        }
    }

    private void keep(List<NewRecord> judged) {
        creating.withdraw(
                judged.stream().filter(NewRecord::open).map(NewRecord::oldId).toList());
        creating.settle(judged.stream().filter(record -> !record.open()).toList());
    }

    @Override
    public void failed(RemoteException why) {
        if (searching && (why.status() == 400 || why.status() == 404)) {
            searching = false;
            nameless.forEach(record -> record.settle(
                    Outcome.UNKNOWN,
                    "the answer was lost, and HubSpot cannot search for the record: " + why.getMessage()));
            keep(nameless);
        } else {
            run().fail(why);
        }
    }
}
