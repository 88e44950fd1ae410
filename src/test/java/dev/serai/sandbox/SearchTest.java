package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, compared with what the listing shows. */
class SearchTest {
    private static final String PROPERTIES =
            "email,firstname,city,hs_lead_status,hs_buying_role,num_notes,anniversary,vip,lastmodifieddate,createdate";
    private static final String LIST = "/crm/v3/objects/contacts?limit=100&properties=" + PROPERTIES;

    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0", "quota.per-ten-seconds", "0", "quota.search-per-second", "0", "records.contacts", "700"));
        client = new Client(sandbox);
        List<JsonNode> all = client.all(LIST);
        client.post("/sandbox/records/contacts/" + id(all.get(20)), "{\"city\":\"Kiel\",\"num_notes\":\"400\"}");
        client.post("/sandbox/records/contacts/" + id(all.get(90)), "{\"city\":\"kiel am Meer\"}");
        client.post("/sandbox/records/contacts", "{\"email\":\"born@kiel.de\",\"city\":\"Kiel\"}");
        client.send("DELETE", "/sandbox/records/contacts/" + id(all.get(91)), null);
        client.post(
                "/sandbox/records/contacts/merge",
                "{\"primary\":\"" + id(all.get(4)) + "\",\"other\":\"" + id(all.get(5)) + "\"}");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void findsAllInTheOrderOfCreationByDefault() {
        JsonNode first = search("{\"filterGroups\":[]}");
        assertThat(first.get("results")).hasSize(10);
        assertThat(first.get("total").asInt()).isEqualTo(client.all(LIST).size());
        assertThat(first.at("/paging/next/after").asText()).isEqualTo("10");
        assertThat(first.at("/paging/next").has("link")).isFalse();
        assertThat(all("{}")).isEqualTo(ids(client.all(LIST)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            city            | EQ                 | "value":"KIEL"                         | 2
            city            | CONTAINS_TOKEN     | "value":"kiel"                         | 3
            city            | CONTAINS_TOKEN     | "value":"m*eer"                        | 1
            city            | IN                 | "values":["kiel","nowhere"]            | 2
            city            | IN                 | "values":["Kiel"]                      | 0
            num_notes       | EQ                 | "value":"400.0"                        | 1
            num_notes       | GT                 | "value":"90"                           | 1
            email           | EQ                 | "value":"BORN@kiel.de"                 | 1
            hs_lead_status  | EQ                 | "value":"new"                          | 0
            hs_lastmodifieddate | GTE            | "value":"0"                            | 0
            """)
    void findsExactly(String property, String operator, String value, int count) {
        JsonNode found = search(filter(property, operator, value));
        assertThat(found.get("total").asInt()).isEqualTo(count);
        assertThat(found.get("results")).hasSize(count);
    }

    @Test
    void findsWhatTheListingShows() {
        same(
                filter("hs_lead_status", "EQ", "\"value\":\"NEW\""),
                record -> text(record, "hs_lead_status").equals("NEW"));
        same(
                filter("hs_lead_status", "NEQ", "\"value\":\"NEW\""),
                record -> !text(record, "hs_lead_status").equals("NEW"));
        same(
                filter("hs_buying_role", "IN", "\"values\":[\"CHAMPION\"]"),
                record -> List.of(text(record, "hs_buying_role").split(";")).contains("CHAMPION"));
        same(
                filter("firstname", "HAS_PROPERTY", "\"x\":0"),
                record -> !text(record, "firstname").isEmpty());
        same(
                filter("firstname", "NOT_HAS_PROPERTY", "\"x\":0"),
                record -> text(record, "firstname").isEmpty());
        same(
                filter("num_notes", "BETWEEN", "\"value\":\"10\",\"highValue\":\"20\""),
                record -> number(record) >= 10 && number(record) <= 20);
        same(filter("num_notes", "LTE", "\"value\":\"30\""), record -> number(record) >= 0 && number(record) <= 30);
        long time = Instant.parse("2017-01-01T00:00:00Z").toEpochMilli();
        same(
                filter("anniversary", "LT", "\"value\":\"" + time + "\""),
                record -> !text(record, "anniversary").isEmpty()
                        && text(record, "anniversary").compareTo("2017-01-01") < 0);
        same(
                filter("vip", "NOT_IN", "\"values\":[\"true\"]"),
                record -> !text(record, "vip").equals("true"));
    }

    @Test
    void findsByWhenRecordsWereModifiedLongAgo() {
        long time = Instant.parse("2022-01-01T00:00:00Z").toEpochMilli();
        same(
                filter("lastmodifieddate", "GTE", "\"value\":\"" + time + "\""),
                record -> text(record, "lastmodifieddate").compareTo("2022-01-01") >= 0);
        same(
                filter("createdate", "BETWEEN", "\"value\":\"0\",\"highValue\":\"" + time + "\""),
                record -> text(record, "createdate").compareTo("2022-01-01") < 0);
    }

    @Test
    void groupsAreAlternativesAndFiltersAddUp() {
        List<JsonNode> all = client.all(LIST);
        String one = id(all.get(50));
        String two = id(all.get(60));
        String body = "{\"filterGroups\":[{\"filters\":[%s,%s]},{\"filters\":[%s]}]}"
                .formatted(
                        one("hs_object_id", "GTE", "\"value\":\"" + one + "\""),
                        one("hs_object_id", "LT", "\"value\":\"" + two + "\""),
                        one("hs_object_id", "EQ", "\"value\":\"" + id(all.get(3)) + "\""));
        List<String> wanted = new ArrayList<>(ids(all.subList(50, 60)));
        wanted.add(0, id(all.get(3)));
        assertThat(all(body)).isEqualTo(wanted);
    }

    @Test
    void theHighestIdAndTheLatestChangesAreFoundFirst() {
        List<JsonNode> all = client.all(LIST);
        JsonNode last =
                search("{\"limit\":1,\"sorts\":[{\"propertyName\":\"hs_object_id\",\"direction\":\"DESCENDING\"}]}");
        assertThat(ids(last.get("results"))).containsExactly(id(all.get(all.size() - 1)));
        long hourAgo = System.currentTimeMillis() - 3_600_000;
        String recent = one("lastmodifieddate", "GTE", "\"value\":\"" + hourAgo + "\"");
        JsonNode found = search("{\"filterGroups\":[{\"filters\":[" + recent
                + "]}],\"sorts\":[{\"propertyName\":\"lastmodifieddate\",\"direction\":\"ASCENDING\"}]}");
        assertThat(found.get("total").asInt()).isEqualTo(4);
        assertThat(found.get("results"))
                .extracting(record -> text(record, "lastmodifieddate"))
                .isSorted();
        JsonNode one = found.get("results").get(1);
        String tied = one(
                "lastmodifieddate",
                "EQ",
                "\"value\":\"" + Instant.parse(text(one, "lastmodifieddate")).toEpochMilli() + "\"");
        String above = one("hs_object_id", "GT", "\"value\":\"" + (Long.parseLong(id(one)) - 1) + "\"");
        assertThat(all("{\"sorts\":[\"hs_object_id\"],\"filterGroups\":[{\"filters\":[" + tied + "," + above + "]}]}"))
                .contains(id(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-num_notes", "{\\\"propertyName\\\":\\\"num_notes\\\",\\\"direction\\\":\\\"DESCENDING\\\"}"})
    void sortsByValuesWithRecordsWithoutThemLast(String sort) {
        List<Integer> numbers = new ArrayList<>();
        for (int after = 0; after < 600; after += 200) {
            search("{\"limit\":200,\"after\":\"" + after + "\",\"properties\":[\"num_notes\"],\"sorts\":[\"" + sort
                            + "\"]}")
                    .get("results")
                    .forEach(record -> numbers.add(number(record)));
        }
        assertThat(numbers).hasSize(600).isSortedAccordingTo((a, b) -> b - a).contains(-1);
    }

    @Test
    void aQueryLooksIntoTheMainValues() {
        assertThat(all("{\"query\":\"born@kie\"}")).hasSize(1);
        assertThat(all("{\"query\":\"nobodyofthisname\"}")).isEmpty();
    }

    @Test
    void findsByAssociation() {
        JsonNode deal = client.all("/crm/v3/objects/deals?limit=100&associations=contacts").stream()
                .filter(record -> record.has("associations"))
                .findFirst()
                .orElseThrow();
        String found = search(filter("associations.deal", "EQ", "\"value\":\"" + id(deal) + "\""))
                .at("/results/0/id")
                .asText();
        assertThat(found)
                .isEqualTo(deal.at("/associations/contacts/results/0/id").asText());
    }

    private static void same(String body, Predicate<JsonNode> expected) {
        List<String> wanted =
                client.all(LIST).stream().filter(expected).map(SearchTest::id).toList();
        assertThat(wanted).isNotEmpty();
        assertThat(all(body)).as(body).isEqualTo(wanted);
    }

    private static List<String> all(String body) {
        List<String> found = new ArrayList<>();
        JsonNode page;
        do {
            String more =
                    "{\"limit\":200,\"after\":" + found.size() + (body.equals("{}") ? "}" : "," + body.substring(1));
            page = search(more);
            page.get("results").forEach(record -> found.add(id(record)));
        } while (page.has("paging"));
        assertThat(page.get("total").asInt()).isEqualTo(found.size());
        return found;
    }

    private static JsonNode search(String body) {
        var answer = client.post("/crm/v3/objects/contacts/search", body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json();
    }

    private static String filter(String property, String operator, String value) {
        return "{\"filterGroups\":[{\"filters\":[" + one(property, operator, value) + "]}]}";
    }

    private static String one(String property, String operator, String value) {
        return "{\"propertyName\":\"" + property + "\",\"operator\":\"" + operator + "\"," + value + "}";
    }

    private static String text(JsonNode record, String property) {
        return record.path("properties").path(property).asText("").replace("null", "");
    }

    private static int number(JsonNode record) {
        String text = text(record, "num_notes");
        return text.isEmpty() ? -1 : Integer.parseInt(text);
    }

    private static String id(JsonNode record) {
        return record.get("id").asText();
    }

    private static List<String> ids(Iterable<JsonNode> records) {
        List<String> ids = new ArrayList<>();
        records.forEach(record -> ids.add(id(record)));
        return ids;
    }
}
