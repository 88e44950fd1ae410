package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When search knows of changes. */
class SearchIndexTest {
    @Test
    void noDerivedRecordIsYoungerThanAnHour() {
        try (var sandbox = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0", "quota.search-per-second", "0"))) {
            Client client = new Client(sandbox);
            String young = "\"value\":\"" + (System.currentTimeMillis() - 3_600_000) + "\"";
            for (String type : List.of("companies", "deals", "tickets", "p4711_vehicle")) {
                JsonNode found = client.post(
                                "/crm/v3/objects/" + type + "/search", filter("hs_lastmodifieddate", "GTE", young))
                        .json();
                assertThat(found.get("total").asInt()).isZero();
                assertThat(client.all("/crm/v3/objects/" + type + "?limit=100"))
                        .allMatch(
                                record -> Instant.parse(record.get("updatedAt").asText())
                                        .isBefore(Instant.now().minusSeconds(3600)));
            }
        }
    }

    @Test
    void aChangeIsFoundAfterTheLagOnly() {
        try (var slow = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "search.lag", "2s", "quota.search-per-second", "0"))) {
            Client other = new Client(slow);
            String body = filter("email", "EQ", "\"value\":\"late@x.jp\"");
            int before = total(other, "{}");
            other.post("/sandbox/records/contacts", "{\"email\":\"late@x.jp\"}");
            assertThat(total(other, body)).isZero();
            assertThat(total(other, "{}")).isEqualTo(before);
            await().until(() -> total(other, body) == 1);
            assertThat(total(other, "{}")).isEqualTo(before + 1);
        }
    }

    private static int total(Client client, String body) {
        return client.post("/crm/v3/objects/contacts/search", body)
                .json()
                .get("total")
                .asInt();
    }

    private static String filter(String property, String operator, String value) {
        return json("{'filterGroups':[{'filters':[{'propertyName':'" + property + "','operator':'" + operator + "',")
                + value + "}]}]}";
    }
}
