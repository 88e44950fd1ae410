package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssociationTest {
    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0"));
        client = new Client(sandbox);
        List<String> two = ids("companies").subList(3, 5);
        client.post(
                "/sandbox/records/companies/merge",
                "{\"primary\":\"" + two.get(0) + "\",\"other\":\"" + two.get(1) + "\"}");
        client.send("DELETE", "/sandbox/records/contacts/" + ids("contacts").get(8), null);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"contacts,companies", "line_items,deals", "2-1001,contacts", "p4711_contract,p4711_vehicle"})
    void bothSidesAgree(String from, String to) {
        TreeSet<String> there = pairs(from, to, false);
        assertThat(there).hasSizeGreaterThan(100).isEqualTo(pairs(to, from, true));
    }

    @Test
    void aPairCanBeOfSeveralKindsWithLabels() {
        String inputs = inputs(ids("contacts").subList(0, 1000));
        List<List<String>> kinds = new ArrayList<>();
        for (JsonNode result : batch("contacts", "companies", inputs).get("results")) {
            result.get("to")
                    .forEach(
                            partner -> kinds.add(partner.get("associationTypes").findValuesAsText("typeId")));
        }
        assertThat(kinds).contains(List.of("279"), List.of("279", "1"), List.of("279", "1", "101"));
        JsonNode labels = client.get("/crm/v4/associations/companies/contacts/labels")
                .json()
                .get("results");
        assertThat(labels.findValuesAsText("typeId")).containsExactly("280", "2", "102");
        assertThat(labels.findValuesAsText("label")).containsExactly("null", "Primary", "Decision maker");
    }

    @Test
    void aRecordWithHundredsOfPartnersIsReadInPages() {
        JsonNode crowded = null;
        for (JsonNode result :
                batch("companies", "contacts", inputs(ids("companies"))).get("results")) {
            crowded = result.has("paging") ? result : crowded;
        }
        assertThat(crowded).isNotNull();
        assertThat(crowded.get("to")).hasSize(500);
        String id = crowded.at("/from/id").asText();
        String after = crowded.at("/paging/next/after").asText();
        JsonNode rest = batch("companies", "contacts", "{\"id\":\"" + id + "\",\"after\":\"" + after + "\"}");
        assertThat(rest.at("/results/0/to")).isNotEmpty();
        String path = "/crm/objects/2026-09/companies/" + id + "/associations/contacts?limit=70";
        assertThat(client.all(path)).hasSize(500 + rest.at("/results/0/to").size());
    }

    @Test
    void listsCarryAssociationsWhenAsked() {
        JsonNode record = client.all("/crm/v3/objects/contacts?limit=100&associations=companies,deals").stream()
                .filter(one -> one.at("/associations/companies").isObject())
                .findFirst()
                .orElseThrow();
        String company = record.at("/associations/companies/results/0/id").asText();
        assertThat(record.at("/associations/companies/results/0/type").asText()).isEqualTo("contact_to_company");
        assertThat(client.get("/crm/v4/objects/contacts/" + record.get("id").asText() + "/associations/companies")
                        .json()
                        .at("/results/0/toObjectId")
                        .asText())
                .isEqualTo(company);
    }

    @Test
    void unknownPairsAndTooManyInputsAreRefused() {
        assertThat(client.post("/crm/v4/associations/products/emails/batch/read", "{\"inputs\":[]}")
                        .status())
                .isEqualTo(400);
        String many = "{\"id\":\"1\"},".repeat(1000) + "{\"id\":\"1\"}";
        assertThat(client.post("/crm/v4/associations/0-1/0-2/batch/read", "{\"inputs\":[" + many + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRecordWithoutPartnersIsAnErrorOfItsOwn() {
        JsonNode answer = batch("contacts", "companies", "{\"id\":\"1\"}");
        assertThat(answer.get("numErrors").asInt()).isEqualTo(1);
        assertThat(answer.at("/errors/0/subCategory").asText()).isEqualTo("crm.associations.NO_ASSOCIATIONS_FOUND");
    }

    /** One text per pair and number of kinds, the same from both sides. */
    private static TreeSet<String> pairs(String from, String to, boolean turned) {
        TreeSet<String> pairs = new TreeSet<>();
        List<String> inputs = new ArrayList<>();
        ids(from).forEach(id -> inputs.add("{\"id\":\"" + id + "\"}"));
        while (!inputs.isEmpty()) {
            List<String> some = inputs.subList(0, Math.min(inputs.size(), 1000));
            JsonNode answer = batch(from, to, String.join(",", some));
            some.clear();
            for (JsonNode result : answer.get("results")) {
                String id = result.at("/from/id").asText();
                for (JsonNode partner : result.get("to")) {
                    String other = partner.get("toObjectId").asText();
                    int kinds = partner.get("associationTypes").size();
                    assertThat(pairs.add((turned ? other + " " + id : id + " " + other) + " " + kinds))
                            .isTrue();
                }
                if (result.has("paging")) {
                    inputs.add("{\"id\":\"" + id + "\",\"after\":" + result.at("/paging/next/after") + "}");
                }
            }
        }
        return pairs;
    }

    private static String inputs(List<String> ids) {
        return ids.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
    }

    private static JsonNode batch(String from, String to, String inputs) {
        return client.post("/crm/v4/associations/" + from + "/" + to + "/batch/read", "{\"inputs\":[" + inputs + "]}")
                .json();
    }

    private static List<String> ids(String object) {
        List<String> ids = new ArrayList<>();
        client.all("/crm/v3/objects/" + object + "?limit=100")
                .forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }
}
