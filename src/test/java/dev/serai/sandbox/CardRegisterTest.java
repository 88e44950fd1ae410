package dev.serai.sandbox;

import static dev.serai.sandbox.SansanClient.EVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardRegisterTest {
    private static SansanSandbox sandbox;
    private static SansanClient client;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(SansanSettings.of("port", "0", "cards", "20", "habits.calls-per-second", "0"));
        client = new SansanClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        client.admin("/reset", "");
    }

    @Test
    void makesACompleteCardOfTheKeysUserThatTheChangeFeedShowsAtOnce() {
        String tag = client.get("/tags?range=all").ids().get(0);
        String id = client.with(SansanClient.SALES)
                .registered("{'exchangeDate':'2026-08-01','lastName':'見本','firstName':'太郎','prefecture':'東京都',"
                        + "'city':'千代田区','countryCode':'AUTO','email':'taro@example.co.jp','memo':'HubSpot 1',"
                        + "'tagIds':['" + tag + "']}");
        JsonNode card =
                client.get("/bizCards/" + id + "?includeTags=true").json().get("item");
        assertThat(card.at("/owner/id").asText()).isEqualTo("s.eigyo");
        assertThat(card.get("address").asText()).isEqualTo("東京都千代田区");
        assertThat(card.get("countryCode").asText()).isEqualTo("JP");
        assertThat(card.get("companyName").isNull()).isTrue();
        assertThat(card.get("companyId").isNull()).isTrue();
        assertThat(card.at("/tags/0/id").asText()).isEqualTo(tag);
        assertThat(card.get("registeredTime")).isEqualTo(card.get("updatedTime"));
        assertThat(client.get("/bizCards?range=all&orderDirection=desc&limit=1&" + EVER)
                        .ids())
                .containsExactly(id);
    }

    @Test
    void alwaysAddsACardAndNeverOverwritesOne() {
        String body = "{'companyName':'株式会社サンプル','email':'a@example.jp'}";
        assertThat(client.registered(body)).isNotEqualTo(client.registered(body));
        assertThat(client.get("/bizCards/search?email=a%40example.jp").ids()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"201,id", "200,id", "201,empty", "200,none"})
    void answersWithEitherStatusAndWithOrWithoutTheId(int status, String body) {
        client.admin("/settings", "{'createdStatus':" + status + ",'createdBody':'" + body + "'}");
        var answer = client.post("/bizCards", "{'lastName':'見本'}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().has("id")).isEqualTo(body.equals("id"));
        assertThat(answer.response().body().length == 0).isEqualTo(body.equals("none"));
        assertThat(client.get("/bizCards/search?name=%E8%A6%8B%E6%9C%AC").ids()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{",
                "{'email':'a@example.jp'}",
                "{'lastName':''}",
                "{'lastName':'a','id':'1'}",
                "{'lastName':'a','address':'x'}",
                "{'lastName':7}",
                "{'lastName':null}",
                "{'lastName':'a','exchangeDate':'2026-02-30'}",
                "{'lastName':'a','exchangeDate':'2026/02/03'}",
                "{'lastName':'a','countryCode':'jp'}",
                "{'lastName':'a','postalCode':'12345678901'}",
                "{'lastName':'a','tagIds':['unknown']}",
                "{'lastName':'a','tagIds':'1'}"
            })
    void refusesWhatItCannotStore(String body) {
        assertThat(client.post("/bizCards", body).status()).isEqualTo(400);
        assertThat(client.admin("GET", "/cards", "")).hasSize(20);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertThat(client.post("/bizCards", "{'lastName':'" + "x".repeat(251) + "'}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/bizCards", "{'lastName':'a','memo':'" + "x".repeat(2001) + "'}")
                        .status())
                .isEqualTo(400);
        String tag = client.get("/tags?range=all").ids().get(0);
        assertThat(client.post("/bizCards", "{'lastName':'a','tagIds':[" + "'x',".repeat(15) + "'" + tag + "']}")
                        .status())
                .isEqualTo(400);
        client.registered("{'lastName':'" + "x".repeat(250) + "','memo':'" + "x".repeat(2000) + "'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void hasNoCallThatChangesOrDeletesACard(String method) {
        String id = client.get("/bizCards/search?range=all").ids().get(0);
        assertThat(client.send(method, "/v6.0/bizCards/" + id, "{}").status()).isEqualTo(405);
        assertThat(client.send(method, "/v6.0/bizCards", "{}").status()).isEqualTo(405);
        assertThat(client.send("POST", "/v6.0/bizCards/" + id + "/tags", "{}").status())
                .isEqualTo(405);
        assertThat(client.get("/bizCards/" + id).status()).isEqualTo(200);
    }

    @Test
    void doesNotTakePictures() {
        assertThat(client.post("/bizCards/images", "{}").status()).isEqualTo(501);
    }

    @Test
    void aReportMakesEveryAttendeeANewCard() {
        String start = "'startTime':'2026-08-01T09:30:00+09:00','endTime':'2026-08-01T10:00:00+09:00'";
        var answer = client.post(
                "/reports",
                "{" + start + ",'type':'Meeting','title':'打ち合わせ','internalAttendeeUserIds':['m.sato'],"
                        + "'externalAttendees':[{'lastName':'見本','companyName':'株式会社サンプル'},{'companyName':'別'}]}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(client.admin("GET", "/cards", "")).hasSize(22);
        List<JsonNode> reports = client.all("/reports?range=all&limit=7&" + EVER);
        assertThat(reports).hasSize(41);
        JsonNode newest = reports.get(0);
        assertThat(newest.get("id")).isEqualTo(answer.json().get("id"));
        assertThat(newest.at("/externalAttendees/0/personId").isTextual()).isTrue();
        assertThat(newest.at("/internalAttendees/0/name").asText()).isEqualTo("佐藤 真由美");
        assertThat(client.get("/reports?range=all&type%5B%5D=BizCardExchange&" + EVER)
                        .json()
                        .get("data"))
                .hasSize(14)
                .allSatisfy(
                        report -> assertThat(report.get("startTime").isNull()).isTrue());
        for (String wrong : List.of(
                "{" + start + ",'type':'Meeting'}",
                "{" + start + ",'type':'BizCardExchange','externalAttendees':[{'companyName':'x'}]}",
                "{" + start.replace("30:00", "30:01") + ",'type':'Call','externalAttendees':[{'companyName':'x'}]}",
                "{" + start + ",'type':'Call','externalAttendees':[{'email':'x'}]}",
                "{" + start + ",'type':'Call','kind':'x','externalAttendees':[{'companyName':'x'}]}")) {
            assertThat(client.post("/reports", wrong).status()).as(wrong).isEqualTo(400);
        }
    }
}
