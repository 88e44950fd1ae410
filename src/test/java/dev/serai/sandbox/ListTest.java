package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {
    private static SandboxSettings settings(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "port", "0", "quota.per-ten-seconds", "0", "records.contacts", "1033", "properties.contacts", "120"));
        all.addAll(List.of(more));
        return SandboxSettings.of(all.toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "spread,ascending,inclusive",
        "mixed-length,ascending,inclusive",
        "dense,ascending,exclusive",
        "spread,shuffled,inclusive",
        "spread,shuffled-pages,exclusive"
    })
    void pagesHoldEveryRecordOnce(String ids, String order, String after) {
        try (var sandbox = HubspotSandbox.start(settings("ids", ids, "listing.order", order, "listing.after", after))) {
            List<Long> found = new Client(sandbox)
                    .all("/crm/v3/objects/contacts?limit=100").stream()
                            .map(record -> record.get("id").asLong())
                            .toList();
            assertThat(found).hasSize(1033).doesNotHaveDuplicates();
            if (order.equals("ascending")) {
                assertThat(found).isSorted();
            } else {
                assertThat(found).isNotEqualTo(found.stream().sorted().toList());
            }
        }
    }

    @Test
    void mixedLengthIdsCrossNineToTenAndNinetyNineToHundred() {
        try (var sandbox = HubspotSandbox.start(settings("ids", "mixed-length"))) {
            assertThat(new Client(sandbox).all("/crm/v3/objects/contacts?limit=100"))
                    .extracting(record -> record.get("id").asText())
                    .contains("9", "10", "99", "100")
                    .anyMatch(id -> id.length() > 5);
        }
    }

    @Test
    void afterMayBeAnyNumberAndServesTheIdsNotBelowIt() {
        try (var sandbox = HubspotSandbox.start(settings())) {
            Client client = new Client(sandbox);
            List<JsonNode> all = client.all("/crm/v3/objects/contacts?limit=100");
            long middle = all.get(500).get("id").asLong();
            JsonNode page = client.get("/crm/v3/objects/contacts?limit=3&after=" + middle)
                    .json();
            assertThat(page.at("/results/0/id").asLong()).isEqualTo(middle);
            page = client.get("/crm/v3/objects/contacts?limit=3&after=" + (middle + 1))
                    .json();
            assertThat(page.at("/results/0")).isEqualTo(all.get(501));
        }
    }

    @Test
    void batchReadAnswersWhatTheListAnswers() {
        try (var sandbox = HubspotSandbox.start(settings("properties.contacts", "310"))) {
            Client client = new Client(sandbox);
            List<String> names = names(client, "contacts");
            assertThat(names).hasSizeGreaterThan(300);
            JsonNode listed = client.get(
                            "/crm/objects/2026-03/contacts?limit=100&properties=" + String.join(",", names))
                    .json()
                    .get("results");
            String inputs = ids(listed);
            JsonNode read = client.post(
                            "/crm/objects/2026-09/0-1/batch/read",
                            "{\"properties\":[\"" + String.join("\",\"", names) + "\"],\"inputs\":[" + inputs + "]}")
                    .json()
                    .get("results");
            assertThat(read).hasSize(100).containsExactlyInAnyOrderElementsOf(listed);
            assertThat(listed.get(0).get("properties")).hasSize(names.size());
        }
    }

    @Test
    void sameSeedSameDataOtherSeedOtherData() {
        Map<String, List<JsonNode>> bySeed = new HashMap<>();
        for (String seed : List.of("1", "1", "2")) {
            try (var sandbox = HubspotSandbox.start(settings("seed", seed))) {
                List<JsonNode> records = new Client(sandbox)
                        .all("/crm/v3/objects/deals?limit=100&properties=dealname,amount,dealstage,description");
                List<JsonNode> earlier = bySeed.put(seed, records);
                assertThat(earlier).isIn(null, records);
            }
        }
        assertThat(bySeed.get("1")).isNotEqualTo(bySeed.get("2"));
    }

    @Test
    void unknownPropertiesAreDroppedAndEmptyOnesAreNull() {
        try (var sandbox = HubspotSandbox.start(settings())) {
            List<JsonNode> all =
                    new Client(sandbox).all("/crm/v3/objects/contacts?limit=100&properties=fax&properties=nope");
            assertThat(all.get(0).get("properties").fieldNames())
                    .toIterable()
                    .containsExactly("createdate", "fax", "hs_object_id", "lastmodifieddate");
            assertThat(all).anyMatch(record -> record.at("/properties/fax").isNull());
            assertThat(all).anyMatch(record -> record.at("/properties/fax").isTextual());
        }
    }

    @Test
    void theBinIsListedApart() {
        try (var sandbox = HubspotSandbox.start(settings())) {
            Client client = new Client(sandbox);
            List<JsonNode> binned = client.all("/crm/v3/objects/contacts?limit=100&archived=true");
            assertThat(binned)
                    .isNotEmpty()
                    .allMatch(record -> record.get("archived").asBoolean());
            String id = binned.get(0).get("id").asText();
            assertThat(client.get("/crm/v3/objects/contacts/" + id).status()).isEqualTo(404);
            assertThat(client.get("/crm/v3/objects/contacts/" + id + "?archived=true")
                            .json())
                    .isEqualTo(binned.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=101", "limit=0", "limit=x", "after=x"})
    void refusesWhatItCannotServe(String query) {
        try (var sandbox = HubspotSandbox.start(settings())) {
            var answer = new Client(sandbox).get("/crm/v3/objects/contacts?" + query);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("category").asText()).isEqualTo("VALIDATION_ERROR");
        }
    }

    private static List<String> names(Client client, String object) {
        List<String> names = new ArrayList<>();
        client.get("/crm/v3/properties/" + object)
                .json()
                .get("results")
                .forEach(property -> names.add(property.get("name").asText()));
        return names;
    }

    private static String ids(JsonNode records) {
        List<String> ids = new ArrayList<>();
        records.forEach(record -> ids.add(record.get("id").asText()));
        return ids.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
    }
}
