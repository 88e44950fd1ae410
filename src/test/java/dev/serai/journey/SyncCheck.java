package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.journey.SyncModel.Contact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/** Has a sync run, and compares both sides with what the model says of them. */
final class SyncCheck {
    private static final int MOST_RUNS = 8;

    private final SyncWorld world;
    private final SyncModel model;
    private final Path mapping;
    private SyncClient sync;
    private Map<String, Map<String, String>> cards;
    private Map<String, Map<String, String>> expected;
    private int asked;

    /** @param mapping the sync's file; a line more in it makes the next run look at everything */
    SyncCheck(SyncWorld world, SyncModel model, Path mapping) {
        this.world = world;
        this.model = model;
        this.mapping = mapping;
    }

    /** @param hub the one that runs the sync */
    SyncCheck of(HubProcess hub) {
        sync = new SyncClient(hub, world.name);
        return this;
    }

    /** People who edit the two sides. */
    SyncEdits edits(long seed) {
        return new SyncEdits(world, seed);
    }

    /** How many cards were on the review list at the last comparison. */
    int asked() {
        return asked;
    }

    /** Asks for a run, and waits for nothing. */
    void ask() throws IOException {
        sync.ask();
    }

    /** What happens while the sync is at work. */
    interface Trouble {
        Trouble NONE = () -> {};

        void happens() throws Exception;
    }

    /** Connects the sync, and compares after its first run. */
    void connect(Trouble trouble) throws Exception {
        expect();
        sync.connect();
        trouble.happens();
        settled("connected");
    }

    /** Has runs of what changed until nothing is written any more. */
    void changes(String when, Trouble trouble) throws Exception {
        expect();
        trouble.happens();
        settled(when);
    }

    /** Has a run look at everything on both sides, and others until nothing is written any more. */
    void everything(String when, Trouble trouble) throws Exception {
        expect();
        lookAtAll(when);
        trouble.happens();
        lookAtAll(when);
        settled(when);
    }

    /**
     * Has runs until nothing is written any more, and compares then.
     *
     * @param lag how late HubSpot's search and Sansan's merging are
     */
    void atRest(String when, Duration lag) throws IOException {
        Map<String, String> before = Map.of();
        for (int run = 0; run < MOST_RUNS && !writtenSince(before).isEmpty(); run++) {
            Awaitility.await().pollDelay(lag).until(() -> true);
            before = world.truth.written();
            sync.run();
            sync.retryAwaited();
        }
        expect();
        settled(when);
    }

    private void lookAtAll(String why) throws IOException {
        Files.writeString(mapping, "# " + why + "\n", StandardOpenOption.APPEND);
    }

    /** Has runs at which nothing has changed. */
    void quiet(String when, int runs) throws IOException {
        Map<String, String> before = world.truth.written();
        for (int run = 0; run < runs; run++) {
            sync.run();
            assertThat(writtenSince(before))
                    .as(when + ": run " + run + " with nothing to do")
                    .isEmpty();
        }
    }

    private Map<String, String> writtenSince(Map<String, String> before) throws IOException {
        Map<String, String> written = world.truth.written();
        written.entrySet().removeAll(before.entrySet());
        return written;
    }

    private void expect() throws IOException {
        cards = cards();
        expected = model.settle(world.truth.cards(), world.truth.contacts());
    }

    private Map<String, Map<String, String>> cards() throws IOException {
        Map<String, Map<String, String>> all = new TreeMap<>();
        world.truth.allCards().forEach(card -> all.put(card.path("id").asText(), SyncTruth.written(card)));
        return all;
    }

    private void settled(String when) throws IOException {
        Map<String, String> before = Map.of();
        boolean awaited = false;
        for (int run = 0; run < MOST_RUNS && (awaited || !writtenSince(before).isEmpty()); run++) {
            before = world.truth.written();
            sync.run();
            awaited = sync.retryAwaited();
        }
        assertThat(writtenSince(before)).as(when + ": still writing").isEmpty();
        Map<String, Contact> found = new TreeMap<>();
        world.truth.contacts().forEach(contact -> found.put(contact.id(), contact));
        List<String> differences = new ArrayList<>();
        name(found, differences);
        compareCards(differences);
        if (!model.made().isEmpty()) {
            expected = model.settle(world.truth.cards(), asContacts(expected, found));
            model.made().forEach((id, card) -> differences.add("contact " + id + " would get one more card: " + card));
        }
        expected.forEach((id, values) -> {
            if (found.containsKey(id)) {
                differences.addAll(differences(id, values, found.get(id).values()));
            }
        });
        List<SyncOutbox.Asked> list = model.asked(world.truth.cards(), found.keySet());
        asked = list.size();
        differences.addAll(new SyncOutbox(sync).differences(list));
        assertThat(differences)
                .as(when + ", " + model.pairs() + " pairs, " + asked + " cards on the review list")
                .isEmpty();
        addressesOnce(when, found.values());
    }

    /** Finds the contacts that cards were to become. */
    private void name(Map<String, Contact> found, List<String> differences) throws IOException {
        Map<String, String> byCard = new HashMap<>();
        found.values().stream()
                .filter(contact -> !expected.containsKey(contact.id()))
                .forEach(contact -> byCard.put(contact.values().get("sansan_card_id"), contact.id()));
        for (String name : List.copyOf(expected.keySet())) {
            String card = SyncModel.bornFrom(name);
            if (card != null && byCard.containsKey(card)) {
                model.named(card, byCard.get(card));
                expected.put(byCard.remove(card), expected.remove(name));
            } else if (card != null) {
                differences.add("card " + card + " became no contact: " + expected.get(name) + "; the hub says "
                        + sync.get("/records?q=" + card).json() + ", "
                        + sync.get("/records/card-" + card + "/history").json());
            }
        }
        byCard.forEach((card, id) -> differences.add(
                "contact " + id + " is not expected: " + found.get(id).values()));
    }

    /** Cards are as they were, and those that the model says are there as well, each once. */
    private void compareCards(List<String> differences) throws IOException {
        Map<String, List<Map<String, String>>> awaited = new TreeMap<>(model.made());
        cards().forEach((id, values) -> {
            Map<String, String> before = cards.get(id);
            List<Map<String, String>> wanted =
                    before == null ? awaited.remove(values.getOrDefault("mark", "")) : List.of(before);
            if (wanted == null) {
                differences.add("card " + id + " is not expected: " + values);
            } else if (wanted.stream().noneMatch(one -> missing(one, values).isEmpty())) {
                differences.add("card " + id + " is " + values + ", expected " + missing(wanted.get(0), values));
            }
        });
        awaited.forEach((contact, values) -> differences.add("no card of contact " + contact + ": " + values));
    }

    private static Map<String, String> missing(Map<String, String> wanted, Map<String, String> values) {
        Map<String, String> missing = SyncNewCards.missing(wanted, values);
        missing.keySet().removeAll(List.of("personId", "updatedTime"));
        return missing;
    }

    private static List<Contact> asContacts(Map<String, Map<String, String>> values, Map<String, Contact> found) {
        return values.entrySet().stream()
                .filter(one -> found.containsKey(one.getKey()))
                .map(one -> new Contact(
                        one.getKey(),
                        one.getValue(),
                        Instant.MIN,
                        Map.of(),
                        found.get(one.getKey()).former()))
                .toList();
    }

    private static List<String> differences(String id, Map<String, String> expected, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        for (SyncLines.Line line : SyncLines.ALL) {
            String wanted = expected.get(line.property());
            String there = found.get(line.property());
            if (!String.valueOf(wanted).equals(String.valueOf(there))) {
                differences.add("contact " + id + " (card " + found.get("sansan_card_id") + "): " + line.property()
                        + " is " + there + ", expected " + wanted);
            }
        }
        return differences;
    }

    private static void addressesOnce(String when, Iterable<Contact> contacts) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (Contact contact : contacts) {
            String email = contact.values().get("email");
            if (email != null && !seen.add(email)) {
                twice.add(email);
            }
        }
        assertThat(twice).as(when + ": addresses of two contacts").isEmpty();
    }
}
