package dev.serai.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hubspot.Definition.Rule;
import dev.serai.remote.Door;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account says of its properties, asked of the sandbox. */
class DefinitionsTest {
    private static HubspotSandbox sandbox;
    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "quota.per-ten-seconds", "0",
                "accounts[0].tokens[0].value", "all",
                "accounts[0].tokens[1].value", "closed",
                "accounts[0].tokens[1].scopes[0]", "*",
                "accounts[0].tokens[1].scopes[1]", "-crm.objects.contacts.highly_sensitive.read.v2",
                "accounts[0].tokens[1].scopes[2]", "-crm.schemas.custom.read",
                "accounts[0].tokens[1].scopes[3]", "-crm.objects.custom.read",
                "rules.validations[0].object", "contacts",
                "rules.validations[0].property", "zip",
                "rules.validations[0].rule", "MAX_LENGTH",
                "rules.validations[0].arguments", "10"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private Hubspot hubspot(String token, String version) {
        HubspotAccount account =
                new HubspotAccount(token, null, sandbox.baseUrl(), version, null, null, null, null, null, null, null);
        HubspotAccounts accounts = new HubspotAccounts(new LinkedHashMap<>(Map.of("main", account)));
        return new Hubspot(door(account), accounts);
    }

    private Door door(HubspotAccount account) {
        HttpClient http = HttpClient.newHttpClient();
        return call -> {
            Request request = call.request();
            asked.add(request + (request.query() == null ? "" : "?" + request.query()));
            return call(http, account, request);
        };
    }

    private static byte[] call(HttpClient http, HubspotAccount account, Request request) {
        String query = request.query() == null ? "" : "?" + request.query();
        HttpRequest get = HttpRequest.newBuilder(URI.create(account.baseUrl() + request.path() + query))
                .header("Authorization", account.bearer())
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(get, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new RemoteException(
                        "refused with status " + answer.statusCode(), answer.statusCode(), answer.body(), null);
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "2026-03", "2026-09"})
    void tellsWhatKindOfPropertyEachIs(String version) {
        Definitions definitions = hubspot("all", version).definitions("main", "contacts");
        Map<String, Definition> byName = definitions.byName();
        assertThat(definitions.warnings()).isEmpty();
        assertThat(definitions.unreadable()).isEmpty();
        assertThat(byName.get("email").hasUniqueValue()).isTrue();
        assertThat(byName.get("lastname").readOnlyValue()).isFalse();
        assertThat(byName.get("hs_lastmodifieddate").readOnlyValue()).isTrue();
        assertThat(byName.get("hs_full_name_or_email").calculated()).isTrue();
        assertThat(byName.get("passport_number").sensitivity()).isEqualTo("highly_sensitive");
        assertThat(byName.get("hs_buying_role").fieldType()).isEqualTo("checkbox");
        assertThat(byName.get("hubspot_owner_id").externalOptions()).isTrue();
        assertThat(byName.get("hubspot_owner_id").referencedObjectType()).isEqualTo("OWNER");
        assertThat(byName.get("lifecyclestage").options())
                .extracting(Definition.Option::value, Definition.Option::displayOrder)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("subscriber", 0),
                        org.assertj.core.groups.Tuple.tuple("lead", 1));
        assertThat(byName.values()).filteredOn(Definition::archived).isNotEmpty();
    }

    @Test
    void bringsTheRulesForValues() {
        Definitions definitions = hubspot("all", "2026-03").definitions("main", "contacts");
        assertThat(definitions.byName().get("zip").rules())
                .containsExactly(new Rule("MAX_LENGTH", List.of("10"), false));
        assertThat(definitions.byName().get("city").rules()).isEmpty();
        assertThat(asked).contains("GET /crm/property-validations/2026-03/0-1");
    }

    @Test
    void saysWhatTheTokenMayNotRead() {
        Definitions definitions = hubspot("closed", "2026-03").definitions("main", "contacts");
        assertThat(definitions.unreadable()).containsOnlyKeys("highly_sensitive");
        assertThat(definitions.unreadable().get("highly_sensitive")).contains("403");
    }

    @Test
    void saysWhatACustomObjectCannotDoWithout() {
        Definitions definitions = hubspot("all", "2026-03").definitions("main", "2-1001");
        assertThat(definitions.required()).isNotEmpty();
        assertThat(definitions.byName()).containsKeys(definitions.required().toArray(String[]::new));
    }

    @Test
    void failsIfDefinitionsCannotBeRead() {
        assertThatThrownBy(() -> hubspot("closed", "2026-03").definitions("main", "2-1001"))
                .isInstanceOf(RemoteException.class);
    }

    @Test
    void goesOnWithAWarningIfRulesCannotBeRead() {
        Hubspot all = hubspot("all", "2026-03");
        Door refusing = call -> {
            if (call.request().path().contains("property-validations")) {
                throw new RemoteException("refused with status 403", 403, new byte[0], null);
            }
            return door(account()).call(call);
        };
        Definitions definitions = new Hubspot(
                        refusing, new HubspotAccounts(new LinkedHashMap<>(Map.of("main", account()))))
                .definitions("main", "contacts");
        assertThat(definitions.warnings()).singleElement().asString().startsWith("validation rules of contacts:");
        assertThat(definitions.byName().keySet())
                .isEqualTo(all.definitions("main", "contacts").byName().keySet());
    }

    @Test
    void readsTheDefinitionsThatABackupKeeps() {
        var kept = hubspot("all", "2026-03").properties("main", "deals");
        assertThat(Definitions.of(kept).byName()).containsKeys("dealstage", "pipeline", "amount");
    }

    private static HubspotAccount account() {
        return new HubspotAccount("all", null, sandbox.baseUrl(), "2026-03", null, null, null, null, null, null, null);
    }
}
