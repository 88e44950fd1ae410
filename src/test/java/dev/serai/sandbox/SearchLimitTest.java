package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What search refuses. */
class SearchLimitTest {
    private static final String PATH = "/crm/objects/2026-09/contacts/search";
    private static final String FILTER = "{\"propertyName\":\"city\",\"operator\":\"EQ\",\"value\":\"x\"}";

    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "quota.search-per-second", "0", "records.contacts", "10500"));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void pagesEndAtTenThousandResults() {
        var last = client.post(PATH, "{\"limit\":200,\"after\":\"9800\"}");
        assertThat(last.json().get("results")).hasSize(200);
        assertThat(last.json().get("total").asInt()).isEqualTo(10_500);
        assertThat(last.json().at("/paging/next/after").asText()).isEqualTo("10000");
        assertThat(client.post(PATH, "{\"limit\":200,\"after\":\"10000\"}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\":201}",
                "{\"limit\":0}",
                "{\"after\":\"x\"}",
                "{\"sorts\":[\"city\",\"email\"]}",
                "{\"sorts\":[\"nope\"]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"nope\",\"operator\":\"EQ\",\"value\":\"x\"}]}]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"city\",\"operator\":\"LIKE\",\"value\":\"x\"}]}]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"city\",\"operator\":\"EQ\"}]}]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"createdate\",\"operator\":\"GT\",\"value\":\"2020-11-15\"}]}]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"num_notes\",\"operator\":\"GT\",\"value\":\"many\"}]}]}"
            })
    void refuses(String body) {
        var answer = client.post(PATH, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("category").asText()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void refusesMoreThanItsLimits() {
        assertThat(groups(5, 3)).isEqualTo(200);
        assertThat(groups(6, 1)).isEqualTo(400);
        assertThat(groups(1, 6)).isEqualTo(200);
        assertThat(groups(1, 7)).isEqualTo(400);
        assertThat(groups(3, 6)).isEqualTo(200);
        assertThat(groups(5, 4)).isEqualTo(400);
        assertThat(query(3000)).isEqualTo(200);
        assertThat(query(3001)).isEqualTo(400);
    }

    @Test
    void saysWhatAFilterLacks() {
        var answer = client.post(PATH, "{\"filterGroups\":[{\"filters\":[{\"value\":\"x\"}]}]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .startsWith("Invalid input JSON on line 1, column ")
                .endsWith("Cannot build Filter, some of required attributes are not set [propertyName, operator]");
    }

    @Test
    void allowsFiveASecondToTheWholeAccountAndShowsNoQuota() {
        try (var strict = HubspotSandbox.start(SandboxSettings.of(
                "port", "0", "accounts[0].tokens[0].value", "a", "accounts[0].tokens[1].value", "b"))) {
            Client a = new Client(strict, "a");
            Client b = new Client(strict, "b");
            a.post(PATH, "{}");
            long accepted = 0;
            Client.Answer refused = null;
            for (int i = 0; i < 50 && refused == null; i++) {
                Client.Answer answer = (i % 2 == 0 ? a : b).post(PATH, "{\"limit\":1}");
                assertThat(answer.response().headers().map().keySet())
                        .noneMatch(
                                name -> name.toLowerCase(java.util.Locale.ROOT).contains("ratelimit"));
                accepted += answer.status() == 200 ? 1 : 0;
                refused = answer.status() == 429 ? answer : null;
            }
            assertThat(accepted).isGreaterThanOrEqualTo(4);
            assertThat(refused).isNotNull();
            assertThat(refused.json().get("message").asText()).isEqualTo("You have reached your secondly limit.");
            assertThat(refused.json().get("policyName").asText()).isEqualTo("SECONDLY");
            assertThat(b.get("/crm/v3/objects/contacts?limit=1").status()).isEqualTo(200);
        }
    }

    private static int groups(int groups, int filters) {
        String group = "{\"filters\":[" + String.join(",", Collections.nCopies(filters, FILTER)) + "]}";
        return client.post(PATH, "{\"filterGroups\":[" + String.join(",", Collections.nCopies(groups, group)) + "]}")
                .status();
    }

    private static int query(int length) {
        return client.post(PATH, "{\"query\":\"" + "x".repeat(length) + "\"}").status();
    }
}
