package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data changed behind the API's back. */
class ChangeTest {
    private static final String LIST =
            "/crm/v3/objects/contacts?limit=100&properties=email,firstname,city,hs_merged_object_ids";

    private HubspotSandbox sandbox;
    private Client client;

    @BeforeEach
    void start() {
        sandbox = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0", "records.contacts", "300"));
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aSetValueIsReadAndMovesTheLastModifiedDate() {
        JsonNode before = client.all(LIST).get(7);
        String id = before.get("id").asText();
        post("/sandbox/records/contacts/" + id, "{\"firstname\":\"A \\\"b\\\"\\n\",\"city\":\"\"}");
        JsonNode after = client.all(LIST).get(7);
        assertThat(after.at("/properties/firstname").asText()).isEqualTo("A \"b\"\n");
        assertThat(after.at("/properties/city").isNull()).isTrue();
        assertThat(after.at("/properties/email")).isEqualTo(before.at("/properties/email"));
        assertThat(after.at("/properties/lastmodifieddate").asText())
                .isEqualTo(after.get("updatedAt").asText())
                .isGreaterThan(before.get("updatedAt").asText());
    }

    @Test
    void aNewRecordComesLastAndABinnedOneGoesToTheBin() {
        String last = client.all(LIST).get(299).get("id").asText();
        String born = post("/sandbox/records/contacts", "{\"email\":\"New@x.jp\"}")
                .get("id")
                .asText();
        assertThat(client.send("DELETE", "/sandbox/records/contacts/" + last, null)
                        .status())
                .isEqualTo(204);
        List<String> ids = ids(client.all(LIST));
        assertThat(ids).hasSize(300).doesNotContain(last).last().isEqualTo(born);
        assertThat(ids(client.all("/crm/v3/objects/contacts?limit=100&archived=true")))
                .contains(last);
        assertThat(usage()).isEqualTo(300);
    }

    @Test
    void mergingGivesANewRecordThatAnswersForBoth() {
        List<JsonNode> all = client.all(LIST).stream()
                .filter(record -> record.at("/properties/firstname").isTextual())
                .toList();
        String one = all.get(3).get("id").asText();
        String other = all.get(9).get("id").asText();
        String merged = post(
                        "/sandbox/records/contacts/merge", "{\"primary\":\"" + one + "\",\"other\":\"" + other + "\"}")
                .get("id")
                .asText();
        List<JsonNode> now = client.all(LIST);
        assertThat(ids(now)).hasSize(299).doesNotContain(one, other).last().isEqualTo(merged);
        assertThat(now.get(298).at("/properties/hs_merged_object_ids").asText()).isEqualTo(one + ";" + other);
        assertThat(now.get(298).at("/properties/firstname"))
                .isEqualTo(all.get(3).at("/properties/firstname"));
        var read = client.post(
                "/crm/v3/objects/contacts/batch/read",
                "{\"properties\":[],\"inputs\":[{\"id\":\"" + one + "\"},{\"id\":\"" + other + "\"}]}");
        assertThat(read.status()).isEqualTo(200);
        assertThat(ids(read.json().get("results"))).containsExactly(merged);
        assertThat(usage()).isEqualTo(299);
    }

    @Test
    void aRecordIsFoundByItsEmailAndNoLongerByItsOldOne() {
        JsonNode record = client.all(LIST).stream()
                .filter(one -> one.at("/properties/email").isTextual())
                .findFirst()
                .orElseThrow();
        String email = record.at("/properties/email").asText();
        String id = record.get("id").asText();
        String path = "/crm/v3/objects/contacts/%s?idProperty=email";
        assertThat(client.get(path.formatted(email)).json().get("id").asText()).isEqualTo(id);
        post("/sandbox/records/contacts/" + id, "{\"email\":\"moved@x.jp\"}");
        assertThat(client.get(path.formatted("moved@x.jp")).json().get("id").asText())
                .isEqualTo(id);
        assertThat(client.get(path.formatted(email)).status()).isEqualTo(404);
        assertThat(client.get(path.replace("email", "city").formatted("x")).status())
                .isEqualTo(400);
    }

    @Test
    void resettingBringsTheOldDataBack() {
        List<JsonNode> before = client.all(LIST);
        post("/sandbox/records/contacts", "{}");
        post("/sandbox/records/contacts/" + before.get(0).get("id").asText(), "{\"city\":\"x\"}");
        assertThat(client.all(LIST)).isNotEqualTo(before);
        client.post("/sandbox/reset/records", "");
        assertThat(client.all(LIST)).isEqualTo(before);
    }

    private JsonNode post(String path, String body) {
        var answer = client.post(path, body);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private int usage() {
        for (JsonNode type : client.get("/crm/v3/limits/records").json().get("hubspotDefinedObjectTypes")) {
            if (type.get("objectTypeId").asText().equals("0-1")) {
                return type.get("usage").asInt();
            }
        }
        return -1;
    }

    private static List<String> ids(Iterable<JsonNode> records) {
        return java.util.stream.StreamSupport.stream(records.spliterator(), false)
                .map(record -> record.get("id").asText())
                .toList();
    }
}
