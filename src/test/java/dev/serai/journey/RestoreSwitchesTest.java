package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People go on working between analysis and writing; accounts behave in all the ways that the facts leave open. */
class RestoreSwitchesTest {
    private static final String LIMITED =
            "*,-crm.objects.contacts.sensitive.read.v2,-crm.objects.contacts.sensitive.write.v2,"
                    + "-crm.objects.contacts.highly_sensitive.read.v2,-crm.objects.contacts.highly_sensitive.write.v2";

    /** What such a token never sees. */
    private static final Set<String> SENSITIVE = Set.of("medical_notes", "health_insurance_number", "passport_number");

    @TempDir
    static Path folder;

    private static Scene scene;
    private static RestoreClient restores;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene()
                .account("main")
                .account("untraced", "writes.isolated-updates", "false")
                .account("plain", "writes.numbers", "plain", "writes.null-value", "ignored")
                .account("shuffled", "listing.order", "shuffled", "ids", "mixed-length")
                .account("exclusive", "listing.after", "exclusive", "ids", "dense", "writes.null-value", "clears")
                .account("v3")
                .account("strict", ruled("false"))
                .account("stricter", ruled("true"))
                .account("absent", limited("absent", LIMITED))
                .account("null", limited("null", LIMITED))
                .account("readable", limited("forbidden", "*,-crm.objects.contacts.sensitive.write.v2"))
                .with("hubspot.accounts.v3.version=v3")
                .with("hubspot.accounts.strict.version=2026-09", "hubspot.accounts.stricter.version=2026-09")
                .with("hubspot.accounts.absent.token=limited", "hubspot.accounts.null.token=limited")
                .with("hubspot.accounts.readable.token=limited")
                .start(folder);
        restores = scene.restores();
    }

    private static String[] ruled(String untouched) {
        return new String[] {
            "rules.untouched", untouched,
            "rules.conditions[0].object", "contacts",
            "rules.conditions[0].property", "hs_lead_status",
            "rules.conditions[0].values", "OPEN",
            "rules.conditions[0].requires", "salutation"
        };
    }

    private static String[] limited(String without, String scopes) {
        return new String[] {
            "sensitive-without-scope", without,
            "accounts[0].tokens[0].value", "sandbox",
            "accounts[0].tokens[0].scopes", "*",
            "accounts[0].tokens[1].value", "limited",
            "accounts[0].tokens[1].scopes", scopes
        };
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static void set(Truth truth, List<String> ids, String property, String value) throws IOException {
        for (String id : ids) {
            truth.post(
                    "/sandbox/records/contacts/" + id,
                    Person.object().put(property, value).toString());
        }
    }

    private static JsonNode backUp(String account, List<String> ids) throws IOException {
        Truth truth = scene.truth(account);
        set(truth, ids.subList(150, 160), "newsletter_topics", "events;products");
        set(truth, ids.subList(160, 170), "associatedcompanyid", "1200.50");
        set(truth, ids.subList(170, 173), "salutation", "");
        set(truth, ids.subList(170, 173), "hs_lead_status", "OPEN");
        set(truth, ids.subList(173, 175), "email", "");
        set(truth, ids.subList(173, 174), "email", "wanted@example.jp");
        return scene.backUp(account, "contacts");
    }

    private static void damage(Truth truth, List<String> ids) throws IOException {
        Damage.update(truth, "contacts", ids.subList(0, 150), id -> Map.of("firstname", "Damaged", "jobtitle", ""));
        Damage.update(truth, "contacts", ids.subList(150, 160), id -> Map.of("newsletter_topics", "products"));
        Damage.update(truth, "contacts", ids.subList(160, 170), id -> Map.of("associatedcompanyid", "7"));
        set(truth, ids.subList(170, 173), "hs_lead_status", "NEW");
        set(truth, ids.subList(173, 174), "email", "lost@example.jp");
        set(truth, ids.subList(180, 185), "medical_notes", "other notes");
    }

    /** What people do after the analysis. */
    private static void edit(Truth truth, List<String> ids, Map<String, Map<String, String>> wanted)
            throws IOException {
        set(truth, ids.subList(0, 5), "firstname", "Edited");
        for (String id : ids.subList(5, 8)) {
            set(truth, List.of(id), "firstname", wanted.get(id).get("firstname"));
            set(truth, List.of(id), "jobtitle", wanted.get(id).get("jobtitle"));
        }
        for (String id : ids.subList(8, 10)) {
            truth.delete("/sandbox/records/contacts/" + id);
        }
        ObjectNode merge = Person.object().put("primary", ids.get(10)).put("other", ids.get(11));
        truth.post("/sandbox/records/contacts/merge", merge.toString());
        set(truth, ids.subList(12, 14), "city", "Edited beside it");
        set(truth, ids.subList(174, 175), "email", "wanted@example.jp");
        String definition = "/crm/v3/properties/contacts/newsletter_topics";
        ArrayNode kept = Person.object().arrayNode();
        truth.get(definition).path("options").forEach(option -> {
            if (!option.path("value").asText().equals("events")) {
                kept.add(option);
            }
        });
        truth.patch(definition, Person.object().set("options", kept).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "untraced",
                "plain",
                "shuffled",
                "exclusive",
                "v3",
                "strict",
                "stricter",
                "absent",
                "null"
            })
    void leavesAloneWhatWasEditedAndListsWhatIsRefused(String account) throws IOException {
        Truth truth = scene.truth(account);
        List<String> ids = List.copyOf(truth.records("contacts").keySet());
        JsonNode backup = backUp(account, ids);
        Map<String, Map<String, String>> wanted = Scene.archived(backup, "contacts");
        damage(truth, ids);
        JsonNode plan = restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        edit(truth, ids, wanted);
        ids.subList(12, 14).forEach(id -> wanted.get(id).put("city", "Edited beside it"));
        wanted.get(ids.get(174)).put("email", "wanted@example.jp");
        if (Set.of("absent", "null").contains(account)) {
            wanted.values().forEach(cells -> cells.keySet().removeAll(SENSITIVE));
        }
        Map<String, Map<String, String>> before = truth.records("contacts");
        JsonNode restore = restores.apply(plan);
        Map<String, Map<String, String>> after = truth.records("contacts");
        List<Map<String, String>> results = restores.results(restore.path("id").asText());
        Comparison comparison = new Comparison(truth, "contacts");
        comparison.check(wanted, before, after, restore, results);
        Map<String, Set<String>> outcomes = new TreeMap<>();
        results.forEach(row -> outcomes.computeIfAbsent(row.get("outcome"), it -> new java.util.TreeSet<>())
                .add(row.get("record")));
        assertThat(outcomes.get("moved")).containsExactlyInAnyOrderElementsOf(ids.subList(0, 5));
        assertThat(outcomes.get("already")).containsAll(ids.subList(5, 8));
        assertThat(outcomes.get("gone")).containsExactlyInAnyOrderElementsOf(ids.subList(8, 10));
        assertThat(outcomes.get("merged")).containsExactlyInAnyOrderElementsOf(ids.subList(10, 12));
        assertThat(outcomes.get("rejected")).containsAll(ids.subList(150, 160)).contains(ids.get(173));
        if (account.startsWith("strict")) {
            assertThat(outcomes.get("rejected")).containsAll(ids.subList(170, 173));
        } else {
            assertThat(outcomes.get("restored")).containsAll(ids.subList(170, 173));
        }
        assertThat(reasonOf(results, ids.get(150))).contains("events was not one of the allowed options");
        assertThat(reasonOf(results, ids.get(173))).contains("already exists");

        takesBack(truth, restore, before, after);
    }

    /** Undoes a restore: the account holds what it held before, but for what is listed with a reason. */
    private static void takesBack(
            Truth truth,
            JsonNode restore,
            Map<String, Map<String, String>> before,
            Map<String, Map<String, String>> after)
            throws IOException {
        JsonNode undo = restores.apply(restores.undo(restore.path("id").asText()));
        new Comparison(truth, "contacts")
                .check(
                        before,
                        after,
                        truth.records("contacts"),
                        undo,
                        restores.results(undo.path("id").asText()));
    }

    private static String reasonOf(List<Map<String, String>> results, String record) {
        return results.stream()
                .filter(row ->
                        row.get("record").equals(record) && row.get("outcome").equals("rejected"))
                .findFirst()
                .orElseThrow()
                .get("message");
    }

    @Test
    void overwritesWhatWasEditedIfToldTo() throws IOException {
        Truth truth = scene.truth("readable");
        List<String> ids = List.copyOf(truth.records("contacts").keySet());
        JsonNode backup = scene.backUp("readable", "contacts");
        set(truth, ids.subList(0, 20), "firstname", "Damaged");
        ObjectNode request = RestoreClient.of(backup.path("id").asText(), "contacts");
        request.putArray("properties").add("firstname");
        JsonNode plan = restores.analyze(request);
        set(truth, ids.subList(0, 5), "firstname", "Edited");
        Map<String, Map<String, String>> before = truth.records("contacts");
        JsonNode restore = restores.rest(
                restores.confirm(plan, RestoreClient.confirmation(plan).put("overwrite", true)));
        Map<String, Map<String, String>> after = truth.records("contacts");
        Comparison comparison = new Comparison(truth, "contacts");
        List<Map<String, String>> results = restores.results(restore.path("id").asText());
        comparison.check(Scene.archived(backup, "contacts"), before, after, restore, results);
        assertThat(restore.path("outcomes").toString()).isEqualTo("{\"restored\":20}");
        takesBack(truth, restore, before, after);
    }

    @Test
    void writesAllButWhatTheTokenMayNotWrite() throws IOException {
        Truth truth = scene.truth("readable");
        List<String> ids = List.copyOf(truth.records("contacts").keySet());
        set(truth, ids.subList(30, 40), "medical_notes", "notes");
        JsonNode backup = scene.backUp("readable", "contacts");
        Map<String, Map<String, String>> wanted = Scene.archived(backup, "contacts");
        set(truth, ids.subList(30, 40), "medical_notes", "other notes");
        Damage.update(truth, "contacts", ids.subList(35, 240), id -> Map.of("firstname", "Damaged"));
        ObjectNode request = RestoreClient.of(backup.path("id").asText(), "contacts");
        request.putArray("properties").add("firstname").add("medical_notes");
        JsonNode plan = restores.analyze(request);
        assertThat(plan.at("/plan/warnings").toString()).contains("sensitive properties (medical_notes)");
        Map<String, Map<String, String>> before = truth.records("contacts");
        JsonNode restore = restores.apply(plan);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED_WITH_REJECTIONS");
        Map<String, Map<String, String>> after = truth.records("contacts");
        List<Map<String, String>> results = restores.results(restore.path("id").asText());
        Comparison comparison = new Comparison(truth, "contacts");
        comparison.check(wanted, before, after, restore, results);
        Map<String, Integer> written = new TreeMap<>();
        results.forEach(row -> written.merge(row.get("property") + " " + row.get("outcome"), 1, Integer::sum));
        assertThat(written).isEqualTo(Map.of("firstname restored", 205, "medical_notes rejected", 10));
        assertThat(reasonOf(results, ids.get(36)))
                .contains("medical_notes", "closed", "crm.objects.contacts.sensitive.write.v2");
        takesBack(truth, restore, before, after);
    }

    @Test
    void createsRecordsWithAllButWhatTheTokenMayNotWrite() throws IOException {
        Truth truth = scene.truth("readable");
        Map<String, Map<String, String>> contacts = truth.records("contacts");
        List<String> wiped = List.copyOf(contacts.keySet()).subList(300, 303);
        set(truth, wiped, "medical_notes", "notes");
        set(truth, wiped, "jobtitle", "Buyer");
        JsonNode backup = scene.backUp("readable", "contacts");
        for (String id : wiped) {
            truth.delete("/sandbox/records/contacts/" + id + "/for-good");
        }
        ObjectNode request = RestoreClient.of(backup.path("id").asText(), "contacts");
        request.put("recreateDeleted", true).putArray("records");
        wiped.forEach(request.withArray("records")::add);
        JsonNode restore = restores.apply(restores.analyze(request));
        assertThat(restore.path("outcomes").toString()).isEqualTo("{\"rejected\":3}");
        Map<String, Map<String, String>> after = truth.records("contacts");
        List<Map<String, String>> rows = restores.results(restore.path("id").asText()).stream()
                .filter(row -> Set.of("jobtitle", "medical_notes").contains(row.get("property")))
                .toList();
        assertThat(rows).hasSize(6).allSatisfy(row -> {
            boolean closed = row.get("property").equals("medical_notes");
            assertThat(row.get("outcome")).isEqualTo(closed ? "rejected" : "restored");
            assertThat(row.get("message")).contains("medical_notes", "crm.objects.contacts.sensitive.write.v2");
            assertThat(after.get(row.get("target")).get(row.get("property"))).isEqualTo(closed ? null : "Buyer");
        });
    }
}
