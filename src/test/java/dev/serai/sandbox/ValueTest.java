package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values can be written, and how they come back. */
class ValueTest {
    private static HubspotSandbox sandbox;
    private static Client client;
    private static String id;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0"));
        client = new Client(sandbox);
        id = client.post("/crm/v3/objects/contacts", json("{'properties':{'email':'v@x.jp'}}"))
                .json()
                .get("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v3      | anniversary      | 2024-02-29               | 2024-02-29
            v3      | anniversary      | 1709164800000            | 2024-02-29
            v3      | anniversary      | 1709164800001            | INVALID_LONG
            v3      | anniversary      | 2023-02-29               | INVALID_DATE
            v3      | anniversary      | 29.2.2024                | INVALID_LONG
            v3      | anniversary      | 2024-02-29T10:00:00Z     | INVALID_LONG
            2026-09 | anniversary      | 2024-02-29T10:00:00Z     | 2024-02-29
            2026-09 | anniversary      | 1709164800001            | 2024-02-29
            2026-09 | anniversary      | soon                     | INVALID_LONG
            v3      | lead_time        | 2024-02-29T10:00:00+02:00| 2024-02-29T08:00:00.000Z
            v3      | lead_time        | 1709164800001            | 2024-02-29T00:00:00.001Z
            v3      | lead_time        | 2024-02-29               | INVALID_LONG
            2026-09 | lead_time        | 2024-02-29               | 2024-02-29T00:00:00.000Z
            v3      | points           | 1.50                     | 1.50
            v3      | points           | -3                       | -3
            v3      | points           | 1,000                    | INVALID_INTEGER
            v3      | points           | 1e5                      | INVALID_INTEGER
            v3      | vip              | true                     | true
            v3      | vip              | yes                      | INVALID_OPTION
            v3      | lifecyclestage   | Lead                     | INVALID_OPTION
            v3      | hs_buying_role   | CHAMPION;NOBODY          | INVALID_OPTION
            v3      | hubspot_owner_id | 61520001                 | 61520001
            v3      | hubspot_owner_id | 7400000                  | INVALID_OPTION
            v3      | email            | no-address               | INVALID_EMAIL
            v3      | firstname        | ' two  '                 | ' two  '
            """)
    void isStoredOrRefused(String version, String property, String value, String outcome) {
        for (String[] made : new String[][] {{"points", "number", "number"}, {"lead_time", "datetime", "date"}}) {
            client.post(
                    "/crm/v3/properties/contacts",
                    json("{'name':'%s','label':'x','type':'%s','fieldType':'%s','groupName':'g'}")
                            .formatted((Object[]) made));
        }
        String path =
                (version.equals("v3") ? "/crm/v3/objects/contacts/" : "/crm/objects/" + version + "/contacts/") + id;
        var answer = client.patch(path, "{\"properties\":{\"" + property + "\":\"" + value + "\"}}");
        if (outcome.startsWith("INVALID")) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(outcome);
        } else {
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
            assertThat(answer.json().at("/properties/" + property).asText()).isEqualTo(outcome);
        }
    }

    @Test
    void whatWasMadeRightIsToldBy2026Nine() {
        String body = json("{'properties':{'anniversary':'2024-02-29T10:00:00Z','city':'Ulm'}}");
        var answer = client.patch("/crm/objects/2026-09/contacts/" + id, body);
        assertThat(answer.json().get("warnings")).hasSize(1);
        assertThat(answer.json().at("/warnings/0/category").asText()).isEqualTo("PROPERTY_VALUE_NORMALIZED");
        assertThat(answer.json().at("/warnings/0/context/normalizedValue").asText())
                .isEqualTo("2024-02-29");
        String fine = json("{'properties':{'anniversary':'2024-02-29'}}");
        assertThat(client.patch("/crm/objects/2026-09/contacts/" + id, fine)
                        .json()
                        .has("warnings"))
                .isFalse();
    }

    @Test
    void textsEndAt65536Characters() {
        assertThat(write("message", "x".repeat(65_536)).status()).isEqualTo(200);
        assertThat(write("message", "x".repeat(65_537)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"refused,400,Bonn", "clears,200,", "ignored,200,Bonn"})
    void nullDoesWhatTheSettingSays(String habit, int status, String city) {
        try (var other = HubspotSandbox.start(SandboxSettings.of("port", "0", "writes.null-value", habit))) {
            Client mine = new Client(other);
            String record = mine.post("/crm/v3/objects/companies", json("{'properties':{'name':'x','city':'Bonn'}}"))
                    .json()
                    .get("id")
                    .asText();
            assertThat(mine.patch("/crm/v3/objects/companies/" + record, json("{'properties':{'city':null}}"))
                            .status())
                    .isEqualTo(status);
            var read = mine.get("/crm/v3/objects/companies/" + record + "?properties=city")
                    .json()
                    .at("/properties/city");
            assertThat(read.isNull() ? null : read.asText()).isEqualTo(city);
        }
    }

    @Test
    void numbersAndReadOnlyValuesOfCallsMayBeTakenLightly() {
        try (var other = HubspotSandbox.start(SandboxSettings.of(
                "port", "0", "writes.numbers", "plain", "writes.read-only-of-activities", "ignored"))) {
            Client mine = new Client(other);
            var deal = mine.post(
                    "/crm/v3/objects/deals",
                    json(
                            "{'properties':{'dealname':'x','pipeline':'default','dealstage':'closedwon','amount':'100.50'}}"));
            assertThat(deal.json().at("/properties/amount").asText()).isEqualTo("100.5");
            String call = json("{'properties':{'hs_timestamp':'1700000000000','hs_createdate':'1700000000000'}}");
            assertThat(mine.post("/crm/v3/objects/calls", call).status()).isEqualTo(201);
            assertThat(client.post("/crm/v3/objects/calls", call).status()).isEqualTo(400);
        }
    }

    private static Client.Answer write(String property, String value) {
        return client.patch(
                "/crm/v3/objects/contacts/" + id, "{\"properties\":{\"" + property + "\":\"" + value + "\"}}");
    }
}
