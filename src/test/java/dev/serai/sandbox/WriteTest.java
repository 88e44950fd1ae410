package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One record at a time. */
class WriteTest {
    private static final String CONTACTS = "/crm/objects/2026-03/contacts";

    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0", "quota.per-ten-seconds", "0", "quota.search-per-second", "0", "records.contacts", "200"));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/crm/v3/objects/", "/crm/objects/2026-03/", "/crm/objects/2026-09/"})
    void aRecordIsCreatedChangedAndBinned(String family) {
        var created = client.post(family + "companies", json("{'properties':{'name':'Müller & Söhne','city':'Kiel'}}"));
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().get("id").asText();
        assertThat(created.json().at("/properties/name").asText()).isEqualTo("Müller & Söhne");
        assertThat(created.json().get("url").asText()).endsWith("/record/0-2/" + id);
        String path = family + "companies/" + id;
        var changed = client.patch(path, json("{'properties':{'city':'','name':'M&S'}}"));
        assertThat(changed.status()).isEqualTo(200);
        JsonNode read = client.get(path + "?properties=city,name").json();
        assertThat(read.at("/properties/city").isNull()).isTrue();
        assertThat(read.at("/properties/name").asText()).isEqualTo("M&S");
        assertThat(read.get("updatedAt").asText())
                .isGreaterThanOrEqualTo(created.json().get("updatedAt").asText());
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.get(path + "?archived=true").json().get("archived").asBoolean())
                .isTrue();
        assertThat(client.patch(path, json("{'properties':{'city':'x'}}")).status())
                .isEqualTo(404);
    }

    @Test
    void anEmailIsStoredInLowerCaseAndBelongsToOneContact() {
        var first = client.post(CONTACTS, json("{'properties':{'email':'Some.One@Example.JP'}}"));
        assertThat(first.json().at("/properties/email").asText()).isEqualTo("some.one@example.jp");
        String id = first.json().get("id").asText();
        var second = client.post(CONTACTS, json("{'properties':{'email':'some.ONE@example.jp'}}"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("category").asText()).isEqualTo("CONFLICT");
        assertThat(second.json().get("message").asText()).isEqualTo("Contact already exists. Existing ID: " + id);
        JsonNode other = client.get(CONTACTS + "?limit=1").json().at("/results/0");
        assertThat(client.patch(
                                CONTACTS + "/" + other.get("id").asText(),
                                json("{'properties':{'email':'some.one@example.jp'}}"))
                        .status())
                .isEqualTo(409);
        var byEmail = client.patch(
                CONTACTS + "/some.one@example.jp?idProperty=email", json("{'properties':{'city':'Köln'}}"));
        assertThat(byEmail.json().get("id").asText()).isEqualTo(id);
        assertThat(client.delete(CONTACTS + "/" + id).status()).isEqualTo(204);
        assertThat(client.post(CONTACTS, json("{'properties':{'email':'some.one@example.jp'}}"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aDerivedEmailIsTakenToo() {
        JsonNode present = client.all(CONTACTS + "?limit=100&properties=email").stream()
                .filter(record -> record.at("/properties/email").isTextual())
                .findFirst()
                .orElseThrow();
        var answer = client.post(
                CONTACTS,
                json("{'properties':{'email':'%s'}}")
                        .formatted(present.at("/properties/email").asText()));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("message").asText())
                .endsWith("ID: " + present.get("id").asText());
    }

    @Test
    void theLifecycleStageMovesForwardOnlyUnlessCleared() {
        String id = created(CONTACTS, "{'email':'stage@x.jp','lifecyclestage':'customer'}");
        assertThat(set(id, "lifecyclestage", "lead")).isEqualTo("customer");
        assertThat(set(id, "lifecyclestage", "evangelist")).isEqualTo("evangelist");
        assertThat(set(id, "lifecyclestage", "")).isEmpty();
        assertThat(set(id, "lifecyclestage", "lead")).isEqualTo("lead");
    }

    @Test
    void aLeadingSemicolonAppends() {
        String id = created(CONTACTS, "{'email':'append@x.jp','hs_buying_role':'CHAMPION'}");
        assertThat(set(id, "hs_buying_role", ";END_USER;CHAMPION")).isEqualTo("CHAMPION;END_USER");
        assertThat(set(id, "hs_buying_role", "BLOCKER")).isEqualTo("BLOCKER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contacts | {'city':'x'}                                       | 400
            contacts | {'lastname':'x'}                                   | 201
            companies| {'city':'x'}                                       | 400
            companies| {'domain':'x.jp'}                                  | 201
            deals    | {'dealname':'x','pipeline':'default'}              | 400
            deals    | {'dealname':'x','pipeline':'default','dealstage':'closedwon'} | 201
            tickets  | {'subject':'x','hs_pipeline':'0','hs_pipeline_stage':'1'}     | 201
            tickets  | {'subject':'x'}                                    | 400
            calls    | {}                                                 | 400
            tasks    | {'hs_timestamp':'1700000000000'}                   | 201
            p4711_vehicle | {'model':'x'}                                 | 400
            p4711_vehicle | {'vin':'NEW-1'}                               | 201
            products | {}                                                 | 201
            """)
    void objectsNeedTheirOwnPropertiesToBeCreated(String type, String properties, int status) {
        var answer = client.post("/crm/v3/objects/" + type, json("{'properties':" + properties + "}"));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("MISSING_REQUIRED_PROPERTY");
        }
    }

    @Test
    void anInvalidValueLeavesTheWholeRecordUnchanged() {
        String id = created(CONTACTS, "{'email':'atomic@x.jp','city':'Bonn'}");
        var refused =
                client.patch(CONTACTS + "/" + id, json("{'properties':{'city':'Kiel','hs_object_id':'7','nope':'1'}}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asText())
                .startsWith("Property values were not valid: [{\"isValid\":false,\"message\":")
                .contains("\\\"hs_object_id\\\" is a read only property; its value cannot be set.")
                .contains("\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"nope\"");
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("READ_ONLY_VALUE");
        assertThat(refused.json().at("/errors/0/context/propertyName/0").asText())
                .isEqualTo("hs_object_id");
        assertThat(client.get(CONTACTS + "/" + id + "?properties=city")
                        .json()
                        .at("/properties/city")
                        .asText())
                .isEqualTo("Bonn");
    }

    @Test
    void aWriteIsFoundAndCutConnectionsHappenAfterIt() {
        client.post("/sandbox/faults", json("{'method':'POST','path':'/contacts$','times':'1','effect':'cut-after'}"));
        try {
            client.post(CONTACTS, json("{'properties':{'email':'cut@x.jp'}}"));
        } catch (java.io.UncheckedIOException expected) {
            assertThat(expected).isNotNull();
        }
        client.delete("/sandbox/faults");
        List<JsonNode> found = client.all(CONTACTS + "?limit=100&properties=email").stream()
                .filter(record -> record.at("/properties/email").asText().equals("cut@x.jp"))
                .toList();
        assertThat(found).hasSize(1);
    }

    @Test
    void writingNeedsTheScopeAndSensitiveValuesNeedTheirOwn() {
        try (var strict = HubspotSandbox.start(SandboxSettings.of(
                "port",
                "0",
                "accounts[0].tokens[0].value",
                "reader",
                "accounts[0].tokens[0].scopes",
                "crm.objects.contacts.read",
                "accounts[0].tokens[1].value",
                "writer",
                "accounts[0].tokens[1].scopes",
                "crm.objects.contacts.read,crm.objects.contacts.write"))) {
            String body = json("{'properties':{'email':'a@b.jp'}}");
            var refused = new Client(strict, "reader").post(CONTACTS, body);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json()
                            .at("/errors/0/context/requiredGranularScopes/0")
                            .asText())
                    .isEqualTo("crm.objects.contacts.write");
            assertThat(new Client(strict, "writer").post(CONTACTS, body).status())
                    .isEqualTo(201);
            String sensitive = json("{'properties':{'email':'c@b.jp','health_insurance_number':'1'}}");
            assertThat(new Client(strict, "writer").post(CONTACTS, sensitive).status())
                    .isEqualTo(403);
        }
    }

    private static String created(String path, String properties) {
        var answer = client.post(path, json("{'properties':" + properties + "}"));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    /** Sets a contact's value and reads it again. */
    private static String set(String id, String property, String value) {
        var answer = client.patch(CONTACTS + "/" + id, json("{'properties':{'" + property + "':'" + value + "'}}"));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        JsonNode read = client.get(CONTACTS + "/" + id + "?properties=" + property)
                .json()
                .at("/properties/" + property);
        assertThat(answer.json().at("/properties/" + property)).isEqualTo(read);
        return read.isNull() ? "" : read.asText();
    }
}
