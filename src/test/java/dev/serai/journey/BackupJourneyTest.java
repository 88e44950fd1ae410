package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backs up whole accounts through the API and compares every cell with what the account's API returns. */
class BackupJourneyTest {
    private static final List<String> OBJECTS = List.of(
            "contacts",
            "companies",
            "deals",
            "tickets",
            "products",
            "calls",
            "tasks",
            "line_items",
            "notes",
            "meetings",
            "emails",
            "vehicle",
            "contract");

    @TempDir
    static Path folder;

    private static final Map<String, HubspotSandbox> SANDBOXES = new LinkedHashMap<>();
    private static final Map<String, Map<String, Map<String, String>>> TRUTH = new LinkedHashMap<>();
    private static final Map<String, List<String>> LINKS = new LinkedHashMap<>();
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException {
        sandbox("main", "records.contacts", "1300", "latency", "5ms");
        linkWithOneCompany(1200);
        sandbox("wide", "records.contacts", "350", "properties.contacts", "1000");
        sandbox("narrow", "records.contacts", "1500", "url-limit", "2000");
        sandbox("mixed", "records.contacts", "1500", "ids", "mixed-length");
        sandbox("shuffled", "records.contacts", "1500", "listing.order", "shuffled");
        sandbox("exclusive", "records.contacts", "4200", "listing.after", "exclusive");
        putIntoBin("exclusive", 1700);
        sandbox(
                "scoped",
                "records.contacts",
                "300",
                "accounts[0].tokens[0].value",
                "sandbox",
                "accounts[0].tokens[0].scopes",
                "*,-crm.objects.deals.read,-crm.schemas.deals.read,-crm.objects.contacts.sensitive.read.v2,"
                        + "-sales-email-read");
        List<String> settings = new ArrayList<>();
        SANDBOXES.forEach((name, sandbox) -> settings.addAll(List.of(
                "--hubspot.accounts." + name + ".token=sandbox",
                "--hubspot.accounts." + name + ".base-url=" + sandbox.baseUrl(),
                "--hubspot.accounts." + name + ".calls-per10s=100000",
                "--hubspot.accounts." + name + ".searches-per-second=100")));
        settings.addAll(List.of(
                "--backup.shortfall.lag=1s",
                "--backup.shortfall.every=200",
                "--hubspot.busy.delay=1",
                "--hubspot.down.delay=5",
                "--hubspot.cut.delay=5",
                "--backup.overlap=0s"));
        hub = new HubProcess(folder.resolve("data"), settings).start();
    }

    /** More links than an answer holds, each with a label. */
    private static void linkWithOneCompany(int contacts) throws IOException {
        String company = truth("main").records("companies").keySet().iterator().next();
        String inputs = truth("main").records("contacts").keySet().stream()
                .limit(contacts)
                .map(contact ->
                        "{'from':{'id':'%s'},'to':{'id':'%s'},'types':[{'associationCategory':'USER_DEFINED','associationTypeId':102}]}"
                                .formatted(company, contact))
                .collect(Collectors.joining(","));
        truth("main")
                .post(
                        "/crm/v4/associations/companies/contacts/batch/create",
                        ("{'inputs':[" + inputs + "]}").replace('\'', '"'));
    }

    /** So many that the bin is worth being read side by side. */
    private static void putIntoBin(String account, int contacts) throws IOException {
        List<String> ids = truth(account).ids("contacts");
        for (int i = 0; i < contacts; i += 100) {
            String inputs = ids.subList(i, i + 100).stream()
                    .map(id -> "{\"id\":\"" + id + "\"}")
                    .collect(Collectors.joining(","));
            truth(account).post("/crm/v3/objects/contacts/batch/archive", "{\"inputs\":[" + inputs + "]}");
        }
    }

    private static void sandbox(String name, String... more) {
        Map<String, String> settings = new LinkedHashMap<>();
        OBJECTS.forEach(object -> settings.put("records." + object, "120"));
        settings.put("port", "0");
        settings.put("quota.per-ten-seconds", "0");
        settings.put("quota.search-per-second", "0");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        String[] pairs = settings.entrySet().stream()
                .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                .toArray(String[]::new);
        SANDBOXES.put(name, HubspotSandbox.start(SandboxSettings.of(pairs)));
    }

    @AfterAll
    static void stop() {
        hub.close();
        SANDBOXES.values().forEach(HubspotSandbox::close);
    }

    @AfterEach
    void mend() throws IOException {
        for (HubspotSandbox sandbox : SANDBOXES.values()) {
            new Truth(sandbox.baseUrl()).post("/sandbox/reset/faults", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "wide", "narrow", "mixed", "shuffled", "exclusive"})
    void keepsEveryCellOfAnAccountThatIs(String account) throws IOException {
        JsonNode backup = hub.awaitEnd(hub.backUp(account));
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED");
        assertEqualsTruth(account, backup);
    }

    static List<List<String>> faults() {
        return List.of(
                List.of(
                        "{'path':'/crm/.*','every':29,'status':429,'policy':'ten-secondly-rolling','times':1}",
                        "{'path':'/crm/.*','every':17,'status':429,'policy':'secondly','times':5}",
                        "{'path':'/crm/.*','every':9,'status':429,'policy':'ten-secondly-rolling','retryAfter':1,'times':3}"),
                List.of(
                        "{'path':'/crm/.*','every':8,'status':502}",
                        "{'path':'/crm/.*','every':11,'status':503}",
                        "{'path':'/crm/.*','every':13,'status':504}",
                        "{'path':'/crm/.*','every':17,'status':524}"),
                List.of(
                        "{'path':'/crm/.*','every':20,'status':423,'times':3}",
                        "{'path':'/crm/.*','every':23,'status':477,'retryAfter':1,'times':2}"),
                List.of(
                        "{'path':'/crm/.*','every':8,'effect':'cut-before'}",
                        "{'path':'/crm/.*','every':11,'effect':'cut-after'}",
                        "{'path':'/crm/.*','every':13,'effect':'cut-body'}"),
                List.of(
                        "{'path':'/crm/objects/.*','every':3,'effect':'short-page'}",
                        "{'path':'/crm/objects/.*','every':5,'effect':'empty-page'}"),
                List.of("{'path':'/crm/objects/.*','every':11,'effect':'unsorted-page'}"),
                List.of("{'path':'/contacts$','every':3,'effect':'holes','times':4}"),
                List.of("{'path':'/contacts$','skip':4,'every':3,'effect':'last-page','times':2}"),
                List.of(
                        "{'path':'/crm/objects/.*','every':13,'effect':'below-after','times':2}",
                        "{'path':'/crm/objects/[^/]+/tickets$','effect':'below-after'}"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void keepsEveryCellUnder(List<String> faults) throws IOException {
        for (String fault : faults) {
            truth("main").post("/sandbox/faults", fault.replace('\'', '"'));
        }
        JsonNode backup = hub.awaitEnd(hub.backUp("main"));
        mend();
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED");
        assertEqualsTruth("main", backup);
    }

    /** In one page of a list of ids, the values of which are read in a batch that may name each id once only. */
    @Test
    void keepsARecordOnceThatIsServedTwice() throws IOException {
        truth("narrow")
                .post("/sandbox/faults", "{\"path\":\"/crm/objects/[^/]+/contacts$\",\"effect\":\"below-after\"}");
        JsonNode backup = hub.awaitEnd(hub.backUp("narrow"));
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED");
        assertEqualsTruth("narrow", backup);
    }

    @Test
    void namesAsAGapWithNumbersWhatTheAccountCountsAndNeverLists() throws IOException {
        truth("mixed").post("/sandbox/faults", "{\"path\":\"/contacts$\",\"effect\":\"holes\"}");
        JsonNode backup = hub.awaitEnd(hub.backUp("mixed"));
        mend();
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED_WITH_GAPS");
        assertThat(backup.path("gaps").toString())
                .containsPattern(
                        "records of contacts.*the account counts 1500 records, the archive has 1\\d{3}.* are missing");
        try (Unzipped archive = new Unzipped(Path.of(backup.path("path").asText()))) {
            JsonNode contacts = archive.json("manifest.json").path("objects").path(0);
            assertThat(contacts.path("countAtEnd").asInt()).isEqualTo(1500);
            assertThat(contacts.path("countMatches").asBoolean()).isFalse();
            assertThat(archive.records("contacts"))
                    .hasSize(contacts.path("read").asInt());
        }
    }

    @Test
    void takesARefusedPairForAGapIfTheAccountNamesItsKindsOfAssociation() throws IOException {
        truth("exclusive")
                .post("/sandbox/faults", "{\"path\":\"/companies/contacts/batch/read\",\"status\":400,\"times\":1}");
        JsonNode backup = hub.awaitEnd(hub.backUp("exclusive"));
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED_WITH_GAPS");
        assertThat(backup.path("gaps")).hasSize(1);
        assertThat(backup.path("gaps").toString()).contains("associations of companies-contacts", "400");
    }

    @Test
    void namesWhatTheTokenMayNotRead() throws IOException {
        JsonNode backup = hub.awaitEnd(hub.backUp("scoped"));
        assertThat(backup.path("state").asText()).isEqualTo("COMPLETED_WITH_GAPS");
        assertThat(backup.path("gaps").toString()).contains("deals").contains("403");
        try (Unzipped archive = new Unzipped(Path.of(backup.path("path").asText()))) {
            JsonNode manifest = archive.json("manifest.json");
            JsonNode contacts = manifest.path("objects").path(0);
            assertThat(contacts.path("name").asText()).isEqualTo("contacts");
            assertThat(contacts.path("leftOut").size()).isPositive();
            assertThat(contacts.path("leftOut").toString()).contains("sensitive");
            assertThat(archive.entries())
                    .contains("contacts.csv", "companies.csv")
                    .doesNotContain("deals.csv");
            assertThat(manifest.path("gaps").toString()).contains("deals");
        }
    }

    /** Read once: nothing in this test changes the account. */
    private static Map<String, Map<String, String>> truth(String account, String object) throws IOException {
        String key = account + " " + object;
        if (!TRUTH.containsKey(key)) {
            TRUTH.put(key, truth(account).records(type(object)));
        }
        return TRUTH.get(key);
    }

    private static Truth truth(String account) {
        return new Truth(SANDBOXES.get(account).baseUrl());
    }

    private static void assertEqualsTruth(String account, JsonNode backup) throws IOException {
        String id = backup.path("id").asText();
        JsonNode verification = hub.post("/api/backups/" + id + "/verify", null).json();
        assertThat(verification.path("ok").asBoolean()).as("%s", verification).isTrue();
        try (Unzipped archive = new Unzipped(Path.of(backup.path("path").asText()))) {
            for (String object : OBJECTS) {
                Map<String, Map<String, String>> expected = truth(account, object);
                Map<String, Map<String, String>> found = archive.records(object);
                assertThat(new TreeSet<>(found.keySet())).as(object).isEqualTo(new TreeSet<>(expected.keySet()));
                expected.forEach((record, cells) -> assertThat(found.get(record))
                        .as("%s %s", object, record)
                        .isEqualTo(cells));
            }
            assertEveryLinkIsThere(account, archive);
            assertThat(archive.binned("contacts"))
                    .isNotEmpty()
                    .isEqualTo(truth(account).binned("contacts"));
        }
    }

    private static void assertEveryLinkIsThere(String account, Unzipped archive) throws IOException {
        Set<String> leftOut = new TreeSet<>();
        archive.json("manifest.json").path("associationsLeftOut").forEach(pair -> {
            assertThat(pair.path("reason").asText()).contains("400");
            leftOut.add(pair(pair.path("from").asText(), pair.path("to").asText()));
        });
        Set<String> unknown = new TreeSet<>();
        for (String one : OBJECTS) {
            for (String other : OBJECTS.subList(OBJECTS.indexOf(one), OBJECTS.size())) {
                boolean turned = archive.entries().contains("associations/" + other + "-" + one + ".csv");
                String from = turned ? other : one;
                String to = turned ? one : other;
                List<String> expected = links(account, from, to);
                if (expected == null) {
                    unknown.add(pair(one, other));
                } else {
                    assertThat(archive.associations(from, to).stream().sorted().toList())
                            .as("%s to %s", from, to)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(leftOut).isEqualTo(unknown);
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    /** Sorted; null if the account does not associate the two. */
    private static List<String> links(String account, String from, String to) throws IOException {
        String key = account + " " + from + " " + to;
        if (!LINKS.containsKey(key)) {
            Truth truth = truth(account);
            boolean known = truth.associates(type(from), type(to));
            LINKS.put(
                    key,
                    known
                            ? truth.associations(type(from), type(to)).stream()
                                    .sorted()
                                    .toList()
                            : null);
        }
        return LINKS.get(key);
    }

    private static String type(String object) {
        return switch (object) {
            case "vehicle" -> "2-1001";
            case "contract" -> "2-1002";
            default -> object;
        };
    }
}
