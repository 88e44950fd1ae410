package dev.serai.sandbox;

import static dev.serai.sandbox.SansanClient.EVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SansanAccessTest {
    private static SansanSandbox sandbox;
    private static SansanClient client;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(SansanSettings.of("port", "0", "cards", "200", "habits.calls-per-second", "0"));
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

    private static List<String> owners(SansanClient of) {
        return of.all("/bizCards?range=all&limit=300&" + EVER).stream()
                .map(card -> card.at("/owner/id").asText())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void aKeySeesTheCardsThatItsUserMaySee() {
        assertThat(owners(client)).hasSize(9);
        assertThat(owners(client.with(SansanClient.SALES))).containsExactly("k.suzuki", "m.sato", "s.eigyo");
        assertThat(owners(client.with(SansanClient.OWN))).containsExactly("m.sato");
    }

    @Test
    void aCardOutOfSightIsNotFoundOrForbidden() {
        SansanClient own = client.with(SansanClient.OWN);
        String hidden = client.with(SansanClient.SALES)
                .get("/bizCards/search?limit=1")
                .ids()
                .get(0);
        for (String path : List.of("", "/tags", "/image")) {
            assertThat(own.get("/bizCards/" + hidden + path).status()).isEqualTo(404);
        }
        client.admin("/settings", "{'hiddenCards':'forbidden'}");
        assertThat(own.get("/bizCards/" + hidden).status()).isEqualTo(403);
        assertThat(own.get("/bizCards/0").status()).isEqualTo(404);
    }

    @Test
    void rightsCanBeTakenAndGivenWhileItRuns() {
        SansanClient own = client.with(SansanClient.OWN);
        client.admin("/keys/" + SansanClient.OWN, "{'sees':['d.ito','a.watanabe']}");
        assertThat(owners(own)).containsExactly("a.watanabe", "d.ito");
        client.admin("/keys/" + SansanClient.OWN, "{'sees':['*']}");
        assertThat(owners(own)).hasSize(9);
        client.admin("DELETE", "/keys/" + SansanClient.OWN, "");
        assertThat(own.get("/me").status()).isEqualTo(401);
    }

    @Test
    void aWrongKeyIsRefusedWithAnErrorBody() {
        for (String key : new String[] {"wrong", null}) {
            var answer = client.with(key).get("/bizCards?" + EVER);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().get("statusCode").asInt()).isEqualTo(401);
            assertThat(answer.json().at("/error/0/code").isTextual()).isTrue();
        }
        assertThat(client.with(SansanClient.DATA_HUB).get("/me").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "v6.0,/me,200",
        "v3.2,/me,200",
        "v3.1,/bizCards/search,200",
        "v6.0,/reports,400",
        "v3.2,/reports,404",
        "v3.1,/contacts,404",
        "v6.0,/contacts,404",
        "v2.5,/me,404",
        "v6.1,/me,404",
        "v6.0,/bizCards,400",
        "v6.0,/organization/check,404"
    })
    void notEveryPathExistsInEveryVersion(String version, String path, int status) {
        assertThat(client.under("/" + version).get(path).status()).isEqualTo(status);
    }

    @Test
    void tellsWhoTheKeyIsOfAndWhoTheOthersAre() {
        var me = client.with(SansanClient.SALES).get("/me").json();
        assertThat(me.get("id").asText()).isEqualTo("s.eigyo");
        assertThat(me.get("userType").asText()).isEqualTo("SectionalAdministrator");
        assertThat(me.get("canUpdateData").asBoolean()).isTrue();
        assertThat(me.at("/departments/0/name").asText()).isEqualTo("営業部");
        assertThat(client.get("/users/d.ito").json().get("name").asText()).isEqualTo("伊藤 大輔");
        assertThat(client.get("/users/nobody").status()).isEqualTo(404);
    }

    @Test
    void exportsUsersAndDepartmentsAsCsv() {
        var users = client.get("/organization/users");
        assertThat(users.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
        assertThat(Json.text(users.response().body()).lines())
                .hasSize(10)
                .contains("\"d.ito\",\"伊藤 大輔\",\"d.ito@our-company.example.jp\",\"RegularUser\",\"D0020\"");
        assertThat(Json.text(client.get("/organization/departments?delimiter=tab")
                                .response()
                                .body())
                        .lines())
                .contains("\"D0011\"\t\"営業一課\"\t\"D0010\"");
        assertThat(client.get("/organization/users?delimiter=semicolon").status())
                .isEqualTo(400);
    }

    @Test
    void takesKeysFromItsSettings() {
        try (SansanSandbox other = SansanSandbox.start(SansanSettings.of(
                "port", "0",
                "cards", "200",
                "keys[0].value", "0123456789abcdef0123456789abcdef",
                "keys[0].user", "d.ito",
                "keys[0].sees", "d.ito,m.sato",
                "keys[1].value", "hub",
                "keys[1].user", "d.ito",
                "keys[1].scope", "data-hub"))) {
            SansanClient of = new SansanClient(other);
            assertThat(owners(of.with("0123456789abcdef0123456789abcdef"))).containsExactly("d.ito", "m.sato");
            assertThat(of.with("hub").get("/me").status()).isEqualTo(403);
            assertThat(of.get("/me").status()).isEqualTo(401);
        }
    }
}
