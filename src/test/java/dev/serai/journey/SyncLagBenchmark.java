package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an edit takes to arrive, at default settings and with one backup after the other of a large account running
 * beside the sync. Not part of the tests; docs/benchmarks.md says how to run it.
 */
class SyncLagBenchmark {
    private static final int CONTACTS = Integer.getInteger("contacts", 100_000);
    private static final int CARDS = Integer.getInteger("cards", 2_000);
    private static final int EDITS = Integer.getInteger("edits", 20);
    private static final String SEARCH_LAG = System.getProperty("lag", "5s");
    private static final Duration BETWEEN = Duration.ofSeconds(9);
    private static final String SYNC = "/api/syncs/sansan-contacts";

    @TempDir
    Path folder;

    private final SandboxProcess sandbox = new SandboxProcess();
    private final Truth hubspot = new Truth(sandbox.hubspot());
    private final Truth sansan = new Truth(sandbox.sansan());
    private HubProcess hub;
    private String backup;
    private int backups;

    /** A title that a contact got. */
    private record Edit(String contact, String card, String title, long at) {}

    /** Edits that have not arrived: the time of each by what it is seen by. */
    private final Map<String, Long> onCards = new HashMap<>();

    private final List<Edit> onContacts = new ArrayList<>();
    private final List<Double> toHubspot = new ArrayList<>();
    private final List<Double> toReview = new ArrayList<>();

    @Test
    void edits() throws Exception {
        hub = HubProcess.atFullSpeed(folder.resolve("data"), settings());
        try {
            sandbox.start(folder, "900m", records());
            hub.start();
            long first = enable();
            System.out.printf(Locale.ROOT, "preview and first run of %,d contacts: %d s%n", CONTACTS, first);
            measure();
            tell("card edited, contact shows it", toHubspot);
            tell("contact edited, on the review list", toReview);
            System.out.printf(Locale.ROOT, "backups of %,d contacts finished meanwhile: %d%n", CONTACTS, backups);
            System.out.println("runs meanwhile: " + runs());
        } finally {
            hub.close();
            sandbox.close();
        }
    }

    private List<String> settings() {
        return List.of(
                "--hubspot.accounts.main.token=hub",
                "--hubspot.accounts.main.base-url=" + sandbox.hubspot(),
                "--sansan.keys.main.token=SandboxKeyWithSightOfAllCards001",
                "--sansan.keys.main.base-url=" + sandbox.sansan(),
                "--sync.mappings=" + Path.of("mappings").toAbsolutePath());
    }

    private static List<String> records() {
        return List.of(
                "--sandbox.records.contacts=" + CONTACTS,
                "--sandbox.search.lag=" + SEARCH_LAG,
                // The hub's token and that of whoever watches have quotas of their own.
                "--sandbox.accounts[0].tokens[0].value=hub",
                "--sandbox.accounts[0].tokens[1].value=sandbox",
                "--sandbox.sansan.cards=" + CARDS);
    }

    /** Previews the sync, switches it on and waits for its first run; seconds. */
    private long enable() throws IOException {
        Person.accepted(hub.post(SYNC + "/properties", "{}"), 200);
        long start = System.nanoTime();
        await(hub.post(SYNC + "/preview", "{}").json().path("run").asText());
        hub.post(
                SYNC + "/enable",
                "{\"fingerprint\": \""
                        + hub.get(SYNC).json().path("fingerprint").asText() + "\"}");
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> runs().contains("full RUNNING"));
        await(hub.get(SYNC + "/runs?limit=1").json().path(0).path("id").asText());
        return (System.nanoTime() - start) / 1_000_000_000L;
    }

    private void await(String run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> hub.get(SYNC + "/runs/" + run)
                        .json()
                        .path("state")
                        .asText()
                        .startsWith("COMPLETED"));
    }

    private void measure() throws IOException {
        Iterator<Map.Entry<String, String>> pairs = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(3))
                .ignoreExceptions()
                .until(this::pairs, found -> found.size() >= 2 * EDITS)
                .entrySet()
                .iterator();
        long next = System.nanoTime();
        int edits = 0;
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (System.nanoTime() < end && (edits < EDITS || !onCards.isEmpty() || !onContacts.isEmpty())) {
            keepBackingUp();
            if (edits < EDITS && System.nanoTime() >= next) {
                edit(pairs.next(), pairs.next(), edits++);
                next += BETWEEN.toNanos();
            }
            arrivedInHubspot();
            arrivedOnReviewList();
            Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        }
    }

    private void keepBackingUp() throws IOException {
        if (backup == null
                || !List.of("QUEUED", "RUNNING")
                        .contains(hub.get("/api/backups/" + backup)
                                .json()
                                .path("state")
                                .asText())) {
            backups += backup == null ? 0 : 1;
            backup = hub.backUp("main");
        }
    }

    private void edit(Map.Entry<String, String> card, Map.Entry<String, String> contact, int number)
            throws IOException {
        sansan.post("/sandbox/cards/" + card.getValue(), "{\"departmentName\": \"Lag " + number + "\"}");
        onCards.put(card.getKey() + " Lag " + number, System.nanoTime());
        hubspot.patch(
                "/crm/v3/objects/contacts/" + contact.getKey(),
                "{\"properties\": {\"jobtitle\": \"Lag " + number + "\"}}");
        onContacts.add(new Edit(contact.getKey(), contact.getValue(), "Lag " + number, System.nanoTime()));
    }

    private void arrivedInHubspot() throws IOException {
        for (String awaited : List.copyOf(onCards.keySet())) {
            String contact = awaited.substring(0, awaited.indexOf(' '));
            String value = hubspot.get("/crm/v3/objects/contacts/" + contact + "?properties=sansan_department")
                    .path("properties")
                    .path("sansan_department")
                    .asText();
            if (awaited.endsWith(" " + value)) {
                toHubspot.add(seconds(onCards.remove(awaited)));
            }
        }
    }

    private void arrivedOnReviewList() throws IOException {
        for (Edit awaited : List.copyOf(onContacts)) {
            // The list goes by card; it is asked from just before this one.
            String before = awaited.card().substring(0, awaited.card().length() - 1);
            for (JsonNode card :
                    hub.get(SYNC + "/review?limit=50&from=" + before).json().path("cards")) {
                if (card.path("contactId").asText().equals(awaited.contact()) && asksFor(card, awaited.title())) {
                    toReview.add(seconds(awaited.at()));
                    onContacts.remove(awaited);
                }
            }
        }
    }

    private static boolean asksFor(JsonNode card, String title) {
        for (JsonNode change : card.path("changes")) {
            if (change.path("property").asText().equals("jobtitle")
                    && change.path("after").asText().equals(title)) {
                return true;
            }
        }
        return false;
    }

    /** Cards by the contact they are linked with, of pairs of which nothing is on the review list: the sync made them. */
    private Map<String, String> pairs() throws IOException {
        Map<String, String> pairs = new HashMap<>();
        hubspot.post(
                        "/crm/v3/objects/contacts/search",
                        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"sansan_card_id\","
                                + "\"operator\":\"HAS_PROPERTY\"}]}],\"properties\":[\"sansan_card_id\"],\"limit\":200,"
                                + "\"sorts\":[{\"propertyName\":\"createdate\",\"direction\":\"DESCENDING\"}]}")
                .path("results")
                .forEach(one -> pairs.put(
                        one.path("id").asText(),
                        one.path("properties").path("sansan_card_id").asText()));
        return pairs;
    }

    private String runs() throws IOException {
        StringBuilder told = new StringBuilder();
        hub.get(SYNC + "/runs?limit=12")
                .json()
                .forEach(run -> told.append(run.path("kind").asText())
                        .append(' ')
                        .append(run.path("state").asText())
                        .append(' ')
                        .append(run.path("startedAt").asText())
                        .append(' ')
                        .append(run.path("finishedAt").asText())
                        .append(' ')
                        .append(run.path("calls").asInt())
                        .append("; "));
        return told.toString();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void tell(String what, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d of %d edits, median %.0f s, longest %.0f s%n",
                what,
                sorted.size(),
                EDITS,
                sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2),
                sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() - 1));
    }
}
