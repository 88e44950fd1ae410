package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backs up an account, damages it in every way there is, and restores it, through the API and with a real second factor. */
class RestoreJourneyTest {
    @TempDir
    static Path folder;

    private static Scene scene;
    private static Truth truth;
    private static RestoreClient restores;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene()
                .account(
                        "main",
                        "records.contacts",
                        "2000",
                        "properties.contacts",
                        "310",
                        "rules.validations[0].object",
                        "contacts",
                        "rules.validations[0].property",
                        "city",
                        "rules.validations[0].rule",
                        "max-length",
                        "rules.validations[0].arguments",
                        "40")
                .start(folder);
        truth = scene.truth("main");
        restores = scene.restores();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void putsBackAllThatCanBeAndListsTheRestAndUndoesIt() throws IOException {
        Damage damage = new Damage(truth);
        damage.prepare();
        JsonNode backup = scene.backUp("main", "contacts");
        Map<String, Map<String, String>> wanted = Scene.archived(backup, "contacts");
        damage.inflict();
        Comparison comparison = new Comparison(truth, "contacts");
        Map<String, Map<String, String>> damaged = truth.records("contacts");

        JsonNode plan = restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        JsonNode restore = confirmedByCode(plan);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        assertThat(restore.path("factor").asText()).isEqualTo("totp");
        Map<String, Map<String, String>> restored = truth.records("contacts");
        comparison.check(wanted, damaged, restored, restore, results(restore));
        assertReasons(damage, results(restore));

        JsonNode undo = restores.apply(restores.undo(restore.path("id").asText()));
        Map<String, Map<String, String>> undone = truth.records("contacts");
        comparison.check(damaged, restored, undone, undo, results(undo));

        JsonNode again = restores.apply(restores.undo(undo.path("id").asText()));
        comparison.check(restored, undone, truth.records("contacts"), again, results(again));
    }

    private static JsonNode confirmedByCode(JsonNode plan) throws IOException {
        ObjectNode confirmation = RestoreClient.confirmation(plan);
        confirmation.put("code", scene.person().code());
        String path = "/api/restores/" + plan.path("id").asText() + "/confirm";
        Person.accepted(scene.person().post(path, confirmation.toString()), 202);
        return restores.rest(plan.path("id").asText());
    }

    private static List<Map<String, String>> results(JsonNode restore) throws IOException {
        return restores.results(restore.path("id").asText());
    }

    /** That each kind of damage came to what it should. */
    private static void assertReasons(Damage damage, List<Map<String, String>> results) {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("binned", "BINNED  not written recycling bin");
        reasons.put("wiped", "GONE  not written deleted for good");
        reasons.put("merged", "MERGED  not written merged into record");
        reasons.put("owner left", "hubspot_owner_id not written owner 61520445 is not active any more");
        reasons.put("semicolon", "support_notes not written starts with a semicolon");
        reasons.put("too long", "support_notes not written 70000 characters");
        reasons.put("NUL", "message not written NUL character");
        reasons.put("against the rule", "city not written rule");
        reasons.put("option removed", "newsletter_topics not written option \"events\" is no longer offered");
        reasons.put("e-mail moved", "email not written it must be unique");
        reasons.put("stage forward", "CHANGE lifecyclestage restored ");
        reasons.put("filled", "CHANGE fax restored ");
        Map<String, List<Map<String, String>>> byRecord =
                results.stream().collect(Collectors.groupingBy(row -> row.get("record")));
        reasons.forEach((slice, words) -> assertThat(damage.of(slice))
                .allSatisfy(id -> assertThat(byRecord.getOrDefault(id, List.of()))
                        .as("%s: %s", slice, id)
                        .anySatisfy(row -> assertThat(String.join(
                                        " ",
                                        row.get("class"),
                                        row.get("property"),
                                        row.get("outcome"),
                                        row.get("message")))
                                .containsSubsequence(words.split(" ")))));
        for (String same : List.of("checkboxes", "numbers")) {
            assertThat(byRecord.keySet()).doesNotContainAnyElementsOf(damage.of(same));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "companies, companies, name, city",
        "deals, deals, dealname, amount",
        "tickets, tickets, subject, content",
        "products, products, name, price",
        "calls, calls, hs_call_title, hs_call_duration",
        "tasks, tasks, hs_task_subject, hs_task_body",
        "vehicle, 2-1001, model, vin"
    })
    void restoresAndUndoesEveryObject(String object, String type, String text, String other) throws IOException {
        JsonNode backup = scene.backUp("main", object);
        Map<String, Map<String, String>> wanted = Scene.archived(backup, object);
        List<String> ids = new ArrayList<>(wanted.keySet());
        Damage.update(truth, type, ids.subList(0, 120), id -> Map.of(text, "changed " + id));
        Damage.update(truth, type, ids.subList(100, 140), id -> Map.of(other, ""));
        truth.delete("/sandbox/records/" + type + "/" + ids.get(2));
        truth.post(
                "/sandbox/records/" + type + "/merge",
                Person.object()
                        .put("primary", ids.get(3))
                        .put("other", ids.get(4))
                        .toString());
        Map<String, Map<String, String>> damaged = truth.records(type);
        Comparison comparison = new Comparison(truth, type);

        JsonNode restore = restores.apply(
                restores.analyze(RestoreClient.of(backup.path("id").asText(), object)));
        Map<String, Map<String, String>> restored = truth.records(type);
        comparison.check(wanted, damaged, restored, restore, results(restore));
        assertThat(restore.path("outcomes").path("restored").asInt())
                .as("%s", restore)
                .isGreaterThan(110);
        assertThat(restore.path("title").asText()).startsWith("Data restore – ");

        JsonNode undo = restores.apply(restores.undo(restore.path("id").asText()));
        comparison.check(damaged, restored, truth.records(type), undo, results(undo));
    }
}
