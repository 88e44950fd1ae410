package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static HubspotSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "quota.per-ten-seconds", "0",
                "url-limit", "2000",
                "accounts[0].portal-id", "4711",
                "accounts[0].tokens[0].value", "all",
                "accounts[0].tokens[1].value", "plain",
                "accounts[0].tokens[1].scopes[0]", "*",
                "accounts[0].tokens[1].scopes[1]", "-crm.objects.contacts.sensitive.read.v2",
                "accounts[0].tokens[2].value", "companies",
                "accounts[0].tokens[2].scopes", "crm.objects.companies.read",
                "accounts[1].portal-id", "815",
                "accounts[1].time-zone", "Europe/Berlin",
                "accounts[1].tokens[0].value", "other"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/v3/objects/contacts",
                "/crm/objects/2026-03/contacts",
                "/crm/objects/2026-09/0-1",
                "/crm/v3/objects/0-1/",
                "/crm/objects/2026-09/p4711_vehicle",
                "/crm/v3/objects/2-1001",
                "/crm/v3/properties/contacts",
                "/crm/properties/2026-09/2-1002",
                "/crm/v3/schemas",
                "/crm-object-schemas/v3/schemas",
                "/crm-object-schemas/2026-03/schemas",
                "/crm/v3/owners",
                "/crm/owners/2026-09",
                "/crm/owners/2026-03/",
                "/crm/v3/pipelines/deals",
                "/crm/pipelines/2026-09/tickets",
                "/crm/v3/limits/records",
                "/crm/limits/2026-09/records",
                "/crm/v3/object-library/enablement",
                "/crm/property-validations/2026-09/0-1",
                "/account-info/v3/details",
                "/account-info/2026-09/api-usage/daily/private-apps",
                "/conversations/v3/conversations/threads",
                "/conversations/conversations/2026-09/threads"
            })
    void servesEveryPathFamily(String path) {
        assertThat(new Client(sandbox, "all").get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/crm/v4/objects/contacts", "/crm/objects/v3/contacts", "/crm/objects/2025-09/contacts", "/x"})
    void knowsNoOtherPaths(String path) {
        assertThat(new Client(sandbox, "all").get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesAnUnknownToken() {
        var answer = new Client(sandbox, "wrong").get("/crm/v3/objects/contacts");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("category").asText()).isEqualTo("INVALID_AUTHENTICATION");
    }

    @Test
    void namesTheMissingScope() {
        Client client = new Client(sandbox, "companies");
        assertThat(client.get("/crm/v3/objects/companies").status()).isEqualTo(200);
        var answer = client.get("/crm/v3/objects/contacts");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("category").asText()).isEqualTo("MISSING_SCOPES");
        assertThat(answer.json()
                        .at("/errors/0/context/requiredGranularScopes/0")
                        .asText())
                .isEqualTo("crm.objects.contacts.read");
    }

    @Test
    void asksForTheSensitiveScopeOnlyWhenASensitiveValueIsWanted() {
        Client client = new Client(sandbox, "plain");
        assertThat(client.get("/crm/v3/objects/contacts?properties=passport_number")
                        .status())
                .isEqualTo(200);
        var answer = client.get("/crm/v3/objects/contacts?properties=email,medical_notes");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().toString()).contains("crm.objects.contacts.sensitive.read.v2");
    }

    @Test
    void listsDefinitionsBySensitivityAndArchive() {
        Client client = new Client(sandbox, "all");
        String path = "/crm/v3/properties/contacts";
        assertThat(names(client, path))
                .contains("email", "lifecyclestage")
                .doesNotContain("medical_notes", "old_region");
        assertThat(names(client, path + "?dataSensitivity=sensitive")).contains("medical_notes");
        assertThat(names(client, path + "?dataSensitivity=highly_sensitive")).containsExactly("passport_number");
        assertThat(names(client, path + "?archived=true")).contains("old_region");
    }

    @Test
    void namesTheUnknownObject() {
        var answer = new Client(sandbox, "all").get("/crm/v3/objects/p815_vehicle");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo("Unable to infer object type from: p815_vehicle");
    }

    @Test
    void accountsHaveTheirOwnDataAndZone() {
        Client one = new Client(sandbox, "all");
        Client other = new Client(sandbox, "other");
        assertThat(other.get("/account-info/v3/details").json().get("portalId").asInt())
                .isEqualTo(815);
        assertThat(other.get("/account-info/v3/details").json().get("timeZone").asText())
                .isEqualTo("Europe/Berlin");
        JsonNode mine = one.get("/crm/v3/objects/contacts").json().get("results");
        assertThat(other.get("/crm/v3/objects/contacts").json().get("results")).isNotEqualTo(mine);
    }

    @Test
    void refusesALongUrl() {
        Client client = new Client(sandbox, "all");
        String path = "/crm/v3/objects/contacts?properties=";
        assertThat(client.get(path + "x".repeat(2000 - path.length())).status()).isEqualTo(200);
        assertThat(client.get(path + "x".repeat(2001 - path.length())).status()).isEqualTo(414);
    }

    private static java.util.List<String> names(Client client, String path) {
        return client.get(path).json().get("results").findValuesAsText("name");
    }
}
