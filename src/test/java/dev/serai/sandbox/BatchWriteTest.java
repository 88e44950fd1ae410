package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Up to a hundred records at a time. */
class BatchWriteTest {
    private static final String BATCH = "/crm/objects/2026-03/contacts/batch/";

    private static HubspotSandbox sandbox;
    private static Client client;
    private List<String> ids;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0", "records.contacts", "120"));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        client.post("/sandbox/reset/records", "");
        ids = ids(client.all("/crm/v3/objects/contacts?limit=100"));
    }

    @Test
    void allAreUpdated() {
        String inputs = ids.subList(0, 100).stream()
                .map(id -> "{'id':'" + id + "','properties':{'city':'Ulm'}}")
                .collect(Collectors.joining(","));
        var answer = client.post(BATCH + "update", json("{'inputs':[" + inputs + "]}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asText()).isEqualTo("COMPLETE");
        assertThat(answer.json().has("errors")).isFalse();
        assertThat(ids(answer.json().get("results"))).isEqualTo(ids.subList(0, 100));
        assertThat(cities(ids)).filteredOn("Ulm"::equals).hasSize(100);
    }

    @Test
    void oneBadValueStopsAllWithoutTraceIdsAndCannotBeTraced() {
        String before = cities(ids.subList(0, 2)).toString();
        var answer = update(
                "{'id':'" + ids.get(0) + "','properties':{'city':'Ulm'}}",
                "{'id':'" + ids.get(1)
                        + "','properties':{'lifecyclestage':'nope','vip':'x'},'objectWriteTraceId':'b'}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).startsWith("Property values were not valid: [");
        assertThat(answer.json().get("errors")).hasSize(2);
        assertThat(answer.json().toString()).doesNotContain(ids.get(1)).doesNotContain("Trace");
        assertThat(cities(ids.subList(0, 2))).hasToString(before);
    }

    @Test
    void traceIdsKeepABadValueFromTheOthers() {
        var answer = update(
                "{'id':'" + ids.get(0) + "','properties':{'city':'Ulm'},'objectWriteTraceId':'a'}",
                "{'id':'" + ids.get(1) + "','properties':{'city':'Ulm','vip':'x'},'objectWriteTraceId':'b'}",
                "{'id':'77','properties':{'city':'Ulm'},'objectWriteTraceId':'c'}");
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("numErrors").asInt()).isEqualTo(2);
        assertThat(ids(answer.json().get("results"))).containsExactly(ids.get(0));
        JsonNode bad = answer.json().at("/errors/0");
        assertThat(bad.get("category").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(bad.at("/context/objectWriteTraceId/0").asText()).isEqualTo("b");
        JsonNode missing = answer.json().at("/errors/1");
        assertThat(missing.get("category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(missing.at("/context/ids/0").asText()).isEqualTo("77");
        assertThat(missing.at("/context/objectWriteTraceId/0").asText()).isEqualTo("c");
        assertThat(cities(ids.subList(0, 1))).containsExactly("Ulm");
    }

    @Test
    void traceIdsThatOccurTwiceDoNotCount() {
        var answer = update(
                "{'id':'" + ids.get(0) + "','properties':{'city':'Ulm'},'objectWriteTraceId':'a'}",
                "{'id':'" + ids.get(1) + "','properties':{'vip':'x'},'objectWriteTraceId':'a'}");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void updatesNeedNotBeIsolated() {
        try (var other = HubspotSandbox.start(SandboxSettings.of("port", "0", "writes.isolated-updates", "false"))) {
            Client mine = new Client(other);
            String id = mine.get("/crm/v3/objects/contacts?limit=1")
                    .json()
                    .at("/results/0/id")
                    .asText();
            String body = json("{'inputs':[{'id':'" + id + "','properties':{'vip':'x'},'objectWriteTraceId':'b'}]}");
            assertThat(mine.post(BATCH + "update", body).status()).isEqualTo(400);
            String create = json("{'inputs':[{'properties':{'email':'x'},'objectWriteTraceId':'b'}]}");
            assertThat(mine.post(BATCH + "create", create).status()).isEqualTo(207);
        }
    }

    @Test
    void aMergedAwayIdIsMissingWithoutAWord() {
        client.post(
                "/crm/v3/objects/contacts/merge",
                json("{'primaryObjectId':'" + ids.get(0) + "','objectIdToMerge':'" + ids.get(1) + "'}"));
        var answer = update(
                "{'id':'" + ids.get(0) + "','properties':{'city':'Ulm'}}",
                "{'id':'" + ids.get(2) + "','properties':{'city':'Ulm'}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer.json().get("results"))).containsExactly(ids.get(2));
        assertThat(answer.json().has("errors")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "upsert"})
    void theSameIdTwiceStopsAll(String what) {
        String one = "{'id':'123','idProperty':'customer_number','properties':{'city':'Ulm'}}";
        var answer = client.post(BATCH + what, json("{'inputs':[" + one + "," + one + "]}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .isEqualTo("Duplicate IDs found in batch input: [123]. IDs must be unique");
        assertThat(answer.json().at("/context/ids/0").asText()).isEqualTo("123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "upsert", "archive", "read"})
    void moreThanAHundredAreRefused(String what) {
        String inputs = IntStream.range(0, 101)
                .mapToObj(i -> "{'id':'" + (i + 1) + "','idProperty':'email','properties':{'lastname':'x'}}")
                .collect(Collectors.joining(","));
        assertThat(client.post(BATCH + what, json("{'inputs':[" + inputs + "]}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTakenEmailIsToldPerInputOrStopsAll() {
        String email = client.get("/crm/v3/objects/contacts/" + ids.get(0) + "?properties=email")
                .json()
                .at("/properties/email")
                .asText();
        String taken = "{'properties':{'email':'" + email + "'},'objectWriteTraceId':'0'}";
        String free = "{'properties':{'email':'free@x.jp'},'objectWriteTraceId':'1'}";
        var answer = client.post(BATCH + "create", json("{'inputs':[" + taken + "," + free + "]}"));
        assertThat(answer.status()).isEqualTo(207);
        JsonNode error = answer.json().at("/errors/0");
        assertThat(error.get("category").asText()).isEqualTo("CONFLICT");
        assertThat(error.get("message").asText()).isEqualTo("Contact already exists. Existing ID: " + ids.get(0));
        assertThat(error.at("/context/existingId/0").asText()).isEqualTo(ids.get(0));
        assertThat(error.at("/context/objectWriteTraceId/0").asText()).isEqualTo("0");
        assertThat(answer.json().get("results")).hasSize(1);
        String untraced = json("{'inputs':[" + taken.replace(",'objectWriteTraceId':'0'", "") + "]}");
        assertThat(client.post(BATCH + "create", untraced).status()).isEqualTo(409);
        String both = json("{'inputs':[{'properties':{'email':'z@x.jp'}},{'properties':{'email':'Z@x.jp'}}]}");
        assertThat(client.post(BATCH + "create", both).status()).isEqualTo(409);
    }

    @Test
    void upsertCreatesWhatIsNotThere() {
        String by = "'idProperty':'customer_number',";
        var answer = client.post(
                BATCH + "upsert", json("{'inputs':[{" + by + "'id':'K-1','properties':{'lastname':'New'}}]}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/results/0/new").asBoolean()).isTrue();
        String id = answer.json().at("/results/0/id").asText();
        answer = client.post(
                BATCH + "upsert",
                json("{'inputs':[{" + by + "'id':'K-1','properties':{'lastname':'Newer'},'objectWriteTraceId':'a'},{"
                        + by + "'id':'K-2','properties':{'vip':'x'},'objectWriteTraceId':'b'}]}"));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().at("/results/0/new").asBoolean()).isFalse();
        assertThat(answer.json().at("/results/0/id").asText()).isEqualTo(id);
    }

    @Test
    void upsertByEmailIsAllOrNothingAndNeverByRecordId() {
        String inputs = "{'inputs':[{'idProperty':'%1$s','id':'new@x.jp','properties':{},'objectWriteTraceId':'a'},"
                + "{'idProperty':'%1$s','id':'other@x.jp','properties':{'vip':'x'},'objectWriteTraceId':'b'}]}";
        assertThat(client.post(BATCH + "upsert", json(inputs.formatted("email")))
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/crm/v3/objects/contacts/new@x.jp?idProperty=email")
                        .status())
                .isEqualTo(404);
        var byId = client.post(BATCH + "upsert", json(inputs.formatted("hs_object_id")));
        assertThat(byId.status()).isEqualTo(400);
        assertThat(byId.json().get("message").asText())
                .isEqualTo("Unable to perform upsert by non-unique 0-1 property hs_object_id in portal ID 4711");
    }

    @Test
    void updatesFindContactsByUniquePropertiesButNotByEmail() {
        client.patch("/crm/v3/objects/contacts/" + ids.get(0), json("{'properties':{'customer_number':'K-9'}}"));
        var answer = update("{'id':'K-9','idProperty':'customer_number','properties':{'city':'Ulm'}}");
        assertThat(ids(answer.json().get("results"))).containsExactly(ids.get(0));
        assertThat(update("{'id':'a@b.jp','idProperty':'email','properties':{'city':'Ulm'}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void archivingDoesNotMindUnknownIds() {
        var answer = client.post(
                BATCH + "archive",
                json("{'inputs':[{'id':'" + ids.get(0) + "'},{'id':'1'},{'id':'" + ids.get(1) + "'}]}"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(ids(client.all("/crm/v3/objects/contacts?limit=100")))
                .hasSize(118)
                .doesNotContain(ids.get(0));
    }

    private static Client.Answer update(String... inputs) {
        return client.post(BATCH + "update", json("{'inputs':[" + String.join(",", inputs) + "]}"));
    }

    private static List<String> cities(List<String> ids) {
        List<String> cities = new ArrayList<>();
        client.all("/crm/v3/objects/contacts?limit=100&properties=city").stream()
                .filter(record -> ids.contains(record.get("id").asText()))
                .forEach(record -> cities.add(record.at("/properties/city").asText()));
        return cities;
    }

    private static List<String> ids(Iterable<JsonNode> records) {
        List<String> ids = new ArrayList<>();
        records.forEach(record -> ids.add(record.get("id").asText()));
        return ids;
    }
}
