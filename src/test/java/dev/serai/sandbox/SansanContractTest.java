package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call of sansan-open-api.yaml: the requests of these tests strictly, the sandbox's answers leniently. */
class SansanContractTest {
    private static final String SOON = "2026-08-01T09:30:00%2B09:00";
    private static SansanSandbox sandbox;
    private static SansanClient client;
    private static SansanContract contract;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(SansanSettings.of("port", "0", "cards", "400", "habits.calls-per-second", "0"));
        client = new SansanClient(sandbox);
        contract = new SansanContract("v6.0");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void reset() {
        client.admin("/reset", "");
        client.admin("/settings", "{'callsPerSecond':0}");
    }

    private static List<String> findings(String method, String path, String body) {
        URI uri = URI.create("/v6.0" + path);
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = body == null
                ? Map.of("X-Sansan-Api-Key", List.of(SansanClient.ALL))
                : Map.of("X-Sansan-Api-Key", List.of(SansanClient.ALL), "Content-Type", List.of("application/json"));
        var answer = client.send(method, "/v6.0" + path, body);
        return Stream.concat(
                        contract.findings(method, uri, headers, bytes).stream(),
                        contract
                                .findings(
                                        method,
                                        uri,
                                        answer.status(),
                                        answer.response().headers().map(),
                                        answer.response().body())
                                .stream())
                .map(finding -> method + " " + path + ": " + finding)
                .toList();
    }

    private static List<String> getsInOrder() {
        String card = client.get("/bizCards/search?range=all&limit=1").ids().get(0);
        String person = client.card(card).get("personId").asText();
        return List.of(
                "/me",
                "/bizCards?updatedFrom=2000-01-01T00:00:00Z&updatedTo=" + SOON + "&range=all&limit=300",
                "/bizCards?updatedFrom=2000-01-01T00:00:00Z&updatedTo=" + SOON
                        + "&range=all&includeTags=true&includePastBizCards=true&entryStatus=processing"
                        + "&entryStatus=completed&orderBy=completedAt&orderDirection=desc&limit=1",
                "/bizCards/search?range=all&includeTags=true&orderBy=updatedAt&orderDirection=asc",
                "/bizCards/search?companyName=%E5%A4%A7&name=%E5%B1%B1&email=a@b.example&tel=03-&mobile=090",
                "/bizCards/" + card + "?includeTags=true",
                "/bizCards/" + card + "/image?side=back",
                "/bizCards/" + card + "/tags?limit=100",
                "/persons/" + person + "?includeTags=true",
                "/tags?range=all&type=public&type=shared&ownerUserId=m.sato&tagName=a&limit=100",
                "/tags?range=all",
                "/reports?updatedFrom=2000-01-01T00:00:00Z&updatedTo=" + SOON + "&range=all&type%5B%5D=Meeting&limit=2",
                "/reports?updatedFrom=2000-01-01T00:00:00Z&updatedTo=" + SOON + "&range=all",
                "/users/m.sato",
                "/departments?limit=2",
                "/organization/users?delimiter=tab",
                "/organization/departments");
    }

    private static Stream<String> postsInOrder() {
        String tag = client.get("/tags?range=all").ids().get(0);
        String full = "{'exchangeDate':'2026-08-01','lastName':'見本','firstName':'太郎','lastNameReading':'ミホン',"
                + "'firstNameReading':'タロウ','departmentName':'営業部','title':'部長','companyName':'株式会社サンプル',"
                + "'countryCode':'JP','postalCode':'1000001','prefecture':'東京都','city':'千代田区','street':'1-1',"
                + "'building':'3F','email':'taro@example.co.jp','mobile':'090-0000-0000','tel':'03-0000-0000',"
                + "'secondTel':'03-0000-0001','fax':'03-0000-0002','url':'https://www.example.co.jp',"
                + "'memo':'HubSpot contact 12345','tagIds':['" + tag + "']}";
        String report = "{'startTime':'2026-08-01T09:30:00+09:00','endTime':'2026-08-01T10:00:00+09:00',"
                + "'type':'Meeting','title':'t','externalAttendees':[{'companyName':'株式会社サンプル'}]}";
        return Stream.of("/bizCards", "/reports")
                .flatMap(path ->
                        findings("POST", path, (path.equals("/reports") ? report : full).replace('\'', '"')).stream());
    }

    @Test
    void everyCallKeepsToTheContract() {
        assertThat(getsInOrder())
                .allSatisfy(
                        path -> assertThat(client.get(path).status()).as(path).isEqualTo(200));
        assertThat(getsInOrder().stream().flatMap(path -> findings("GET", path, null).stream()))
                .isEmpty();
        assertThat(postsInOrder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'singleCard':'bare'",
                "'createdStatus':200,'createdBody':'empty'",
                "'createdBody':'none'",
                "'lastTokenNull':true",
                "'capitalTagId':true",
                "'tagsLimit':300",
                "'showEntryStatus':true",
                "'retryAfter':'text','callsPerMinute':1",
                "'retryAfter':'absent','callsPerMinute':1",
                "'callsPerSecond':1"
            })
    void everyHabitKeepsToTheContract(String habit) {
        List<String> paths = getsInOrder();
        client.admin("/settings", "{" + habit + "}");
        assertThat(paths.stream().flatMap(path -> findings("GET", path, null).stream()))
                .isEmpty();
        if (!habit.contains("calls")) {
            assertThat(postsInOrder()).isEmpty();
        }
    }

    @Test
    void errorsKeepToTheContract() {
        assertThat(findings("GET", "/bizCards/0", null)).isEmpty();
        URI me = URI.create("/v6.0/me");
        var refused = client.with("unknown").get("/me");
        assertThat(contract.findings(
                        "GET",
                        me,
                        refused.status(),
                        refused.response().headers().map(),
                        refused.response().body()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bizCards/search?range=all&foo=1",
                "/bizCards/search?limit=301",
                "/bizCards?updatedFrom=2026-01-01T00:00:00.123Z&updatedTo=2026-01-02T00:00:00Z",
                "/bizCards?updatedFrom=2026-01-01T00:00:00+09:00&updatedTo=2026-01-02T00:00:00Z",
                "/bizCards?updatedFrom=2026-01-01T00:00:00Z",
                "/contacts"
            })
    void noticesARequestThatBreaksTheContract(String path) {
        URI uri = URI.create("/v6.0" + path);
        assertThat(contract.findings("GET", uri, Map.of("X-Sansan-Api-Key", List.of("k")), new byte[0]))
                .isNotEmpty();
    }

    @Test
    void noticesAnAnswerThatBreaksTheContract() {
        URI uri = URI.create("/v6.0/bizCards/search");
        byte[] page = "{\"hasMore\":false,\"data\":[{\"id\":\"1\"}]}".getBytes(StandardCharsets.UTF_8);
        assertThat(contract.findings("GET", uri, 200, Map.of("Content-Type", List.of("application/json")), page))
                .isNotEmpty();
    }
}
