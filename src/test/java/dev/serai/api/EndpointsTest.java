package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.HubTest;
import dev.serai.catalogue.Journal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubTest
class EndpointsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Journal journal;

    private Api api() {
        return new Api(port, "test");
    }

    @Test
    void issuesATokenThatWorksUntilItIsRevoked() throws Exception {
        String name = "nightly-" + UUID.randomUUID();
        Api.Answer issued = api().call("POST", "/api/tokens", "{\"name\": \"" + name + "\", \"role\": \"operator\"}");
        assertThat(issued.status()).isEqualTo(201);
        String text = issued.json().path("text").asText();
        String id = issued.json().path("id").asText();

        assertThat(new Api(port, text).get("/api/journal").status()).isEqualTo(200);
        assertThat(api().get("/api/tokens").body()).contains(name).doesNotContain(text);
        assertThat(api().call("DELETE", "/api/tokens/" + id, null).status()).isEqualTo(204);
        assertThat(new Api(port, text).get("/api/journal").status()).isEqualTo(401);
        JsonNode newest =
                api().get("/api/journal?limit=1").json().path("entries").path(0);
        assertThat(newest.path("action").asText()).isEqualTo("token.revoke");
        assertThat(newest.path("actor").asText()).isEqualTo("configured");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"a\", \"role\": \"king\"} | role: unknown value 'king'",
                "{\"name\": \"a\"} | role: missing",
                "{\"role\": \"viewer\"} | name: 'null' cannot be used",
                "{\"name\": | body: ",
                "'' | body: missing",
            })
    void saysWhatIsWrongWithARequestForAToken(String body, String detail) throws Exception {
        Api.Answer answer = api().call("POST", "/api/tokens", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asText()).startsWith(detail);
        assertThat(answer.json().path("instance").asText()).isEqualTo("/api/tokens");
    }

    @Test
    void refusesToRevokeATokenThatIsNone() throws Exception {
        assertThat(api().call("DELETE", "/api/tokens/" + UUID.randomUUID(), null)
                        .status())
                .isEqualTo(404);
        assertThat(api().call("DELETE", "/api/tokens/no-uuid", null).status()).isEqualTo(400);
    }

    @Test
    void leadsThroughTheJournalPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            journal.write("test", "page.test", "entry/" + i, "done", Map.of());
        }

        Set<Long> ids = new HashSet<>();
        int read = 0;
        for (String next = "/api/journal?limit=2"; !next.isEmpty(); ) {
            JsonNode page = api().get(next).json();
            for (JsonNode entry : page.path("entries")) {
                ids.add(entry.path("id").asLong());
                read++;
            }
            next = page.path("next").asText("");
        }
        assertThat(read).isGreaterThanOrEqualTo(5).isEqualTo(ids.size());
        assertThat(ids).hasSameSizeAs(journal.newestBefore(Long.MAX_VALUE, 1000));
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=501", "limit=many", "before=yesterday"})
    void refusesAJournalPageThatCannotBe(String query) throws Exception {
        Api.Answer answer = api().get("/api/journal?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void describesItselfWithSecurityProblemsAndWhatRoutesServe() throws Exception {
        JsonNode api = new Api(port, null).get("/api/openapi.json").json();

        assertThat(api.path("info").path("title").asText()).isEqualTo("Serai");
        assertThat(api.path("info").path("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(api.at("/components/securitySchemes/token/scheme").asText()).isEqualTo("bearer");
        assertThat(api.at("/security/0").has("token")).isTrue();
        assertThat(api.at("/components/schemas/Problem/properties/status/type").asText())
                .isEqualTo("integer");
        assertThat(api.at("/paths/~1api~1backups/post/operationId").asText()).isEqualTo("startBackup");
        assertThat(api.at("/paths/~1api~1login/post/security")).isEmpty();
        assertThat(api.at("/paths/~1api~1me~1totp/delete").has("parameters")).isFalse();
        assertThat(api.at("/paths/~1api~1journal/get/responses/default/$ref").asText())
                .isEqualTo("#/components/responses/Problem");
        assertThat(api.toString())
                .doesNotContain("X-Serai-")
                .doesNotContain("/error")
                .doesNotContain("ssoFactorAt");
    }
}
