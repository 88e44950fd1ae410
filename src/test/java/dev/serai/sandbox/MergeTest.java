package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records that give way to others, or are wiped out. */
class MergeTest {
    private static final String CONTACTS = "/crm/objects/2026-03/contacts";

    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0"));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void mergingAnswersForBothAndKeepsBothAddresses() {
        String one = created(CONTACTS, "{'email':'one@merge.jp','city':'Bonn'}");
        String other = created(CONTACTS, "{'email':'other@merge.jp','firstname':'Otto'}");
        var merged = client.post(
                CONTACTS + "/merge", json("{'primaryObjectId':'" + one + "','objectIdToMerge':'" + other + "'}"));
        assertThat(merged.status()).isEqualTo(200);
        String id = merged.json().get("id").asText();
        assertThat(id).isNotIn(one, other);
        JsonNode read = client.get(
                        CONTACTS + "/" + other
                                + "?properties=email,city,firstname,hs_additional_emails,hs_merged_object_ids,hs_calculated_merged_vids")
                .json();
        assertThat(read.get("id").asText()).isEqualTo(id);
        assertThat(read.at("/properties/email").asText()).isEqualTo("one@merge.jp");
        assertThat(read.at("/properties/hs_additional_emails").asText()).isEqualTo("other@merge.jp");
        assertThat(read.at("/properties/firstname").asText()).isEqualTo("Otto");
        assertThat(read.at("/properties/hs_merged_object_ids").asText()).isEqualTo(one + ";" + other);
        assertThat(read.at("/properties/hs_calculated_merged_vids").asText()).startsWith(one + ":");
        assertThat(client.get(CONTACTS + "/other@merge.jp?idProperty=email")
                        .json()
                        .get("id")
                        .asText())
                .isEqualTo(id);
        assertThat(client.post(CONTACTS, json("{'properties':{'email':'other@merge.jp'}}"))
                        .json()
                        .get("message")
                        .asText())
                .endsWith("Existing ID: " + id);
        assertThat(client.patch(CONTACTS + "/" + one, json("{'properties':{'city':'Ulm'}}"))
                        .json()
                        .get("id")
                        .asText())
                .isEqualTo(id);
        assertThat(client.post(
                                CONTACTS + "/merge",
                                json("{'primaryObjectId':'" + id + "','objectIdToMerge':'" + one + "'}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aWipedContactIsGoneFromTheBinToo() {
        String id = created(CONTACTS, "{'email':'wipe@x.jp'}");
        var answer = client.post(
                "/crm/v3/objects/contacts/gdpr-delete", json("{'objectId':'wipe@x.jp','idProperty':'email'}"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(client.get(CONTACTS + "/" + id).status()).isEqualTo(404);
        assertThat(client.get(CONTACTS + "/" + id + "?archived=true").status()).isEqualTo(404);
        assertThat(client.post(CONTACTS, json("{'properties':{'email':'wipe@x.jp'}}"))
                        .status())
                .isEqualTo(201);
    }

    private static String created(String path, String properties) {
        var answer = client.post(path, json("{'properties':" + properties + "}"));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.json().get("id").asText();
    }
}
