package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.HubTest;
import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubTest
class AccessTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApiTokens tokens;

    private Api as(Role role) {
        String name = role.text() + "-" + UUID.randomUUID();
        return new Api(port, tokens.issue("test", name, role).text());
    }

    private Api asNobody() {
        return new Api(port, null);
    }

    @Test
    void asksForATokenAndSaysHow() throws Exception {
        Api.Answer answer = asNobody().get("/api/journal");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"serai\"");
        assertThat(answer.json().path("detail").asText()).contains("Authorization: Bearer <API token>");
        assertThat(answer.json().path("instance").asText()).isEqualTo("/api/journal");
    }

    @Test
    void refusesATokenThatWasNeverIssued() throws Exception {
        Api.Answer answer = new Api(port, "serai_wrong").get("/api/journal");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(answer.body()).doesNotContain("serai_wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/journal, viewer, 403",
        "GET, /api/journal, operator, 200",
        "GET, /api/journal, super-admin, 200",
        "GET, /api/tokens, operator, 403",
        "GET, /api/tokens, super-admin, 200",
        "GET, /api/users, operator, 403",
        "GET, /api/users, super-admin, 200",
        "POST, /api/users, operator, 403",
        "PATCH, /api/users/1, operator, 403",
        "GET, /api/me, viewer, 200",
        "POST, /api/logout, viewer, 204",
        "DELETE, /api/me/totp, viewer, 403",
        "POST, /api/backups, operator, 403",
        "POST, /api/backups/1/verify, operator, 403",
        "DELETE, /api/backups/1, operator, 403",
        "GET, /api/backups/1/archive, operator, 403",
        "HEAD, /api/backups/1/archive, operator, 403",
        "GET, /api/syncs, viewer, 403",
        "GET, /api/syncs/a/records, operator, 404",
        "GET, /api/syncs/a/review.csv, viewer, 403",
        "POST, /api/syncs/a/records/card-1/retry, viewer, 403",
        "POST, /api/syncs/a/records/card-1/retry, operator, 404",
        "POST, /api/syncs/a/review/card-1/done, operator, 404",
        "POST, /api/syncs/a/disable, operator, 403",
        "PUT, /api/syncs/a/mapping, operator, 403",
        "GET, /api/syncs/a/mappings, viewer, 403",
        "GET, /api/syncs/a/mappings, operator, 404",
        "GET, /api/no-such-thing, viewer, 404",
        "POST, /api/no-such-thing, operator, 403",
        "POST, /api/no-such-thing, super-admin, 404",
        "POST, /api/journal, super-admin, 405",
        "GET, /actuator/metrics, viewer, 403",
        "GET, /actuator/metrics, operator, 200",
        "GET, /no-such-thing, super-admin, 403",
        "GET, /api//journal, super-admin, 400",
        "GET, /api/%2e%2e/journal, super-admin, 400",
        "GET, /api/journal;x=1, super-admin, 400",
    })
    void letsEachRoleDoItsPart(String method, String path, String role, int status) throws Exception {
        Api.Answer answer = as(Role.of(role)).call(method, path, null);

        assertThat(answer.status()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.type()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void namesTheRoleThatWouldBeAllowed() throws Exception {
        Api.Answer answer = as(Role.VIEWER).call("POST", "/api/backups", "{}");

        assertThat(answer.json().path("detail").asText())
                .isEqualTo("POST /api/backups: the token's role does not allow it; use a token of role super-admin");
    }

    @ParameterizedTest
    @CsvSource({"/api/me", "/api/users", "/oauth2/authorization/any"})
    void letsNobodyInWithoutATokenWhereThereIsNoSingleSignOn(String path) throws Exception {
        Api.Answer answer = asNobody().get(path, "Cookie", "JSESSIONID=any");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/openapi.json", "/actuator/health", "/actuator/health/liveness"})
    void letsEverybodySeeHealthAndDescription(String path) throws Exception {
        assertThat(asNobody().get(path).status()).isEqualTo(200);
    }

    @Test
    void tellsNobodyTheDetailsOfItsHealth() throws Exception {
        assertThat(asNobody().get("/actuator/health").json().has("components")).isFalse();
        assertThat(as(Role.OPERATOR)
                        .get("/actuator/health")
                        .json()
                        .path("components")
                        .has("db"))
                .isTrue();
    }

    @Test
    void saysWhichMethodsThereAre() throws Exception {
        Api.Answer answer = as(Role.SUPER_ADMIN).call("POST", "/api/journal", "{}");

        assertThat(answer.header("Allow")).isEqualTo("GET");
    }
}
