package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.HubTest;
import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Callers;
import dev.serai.catalogue.Role;
import dev.serai.catalogue.Users;
import dev.serai.remote.Refusal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@HubTest
@Import(SharedPathsTest.Both.class)
@TestPropertySource(properties = "serai.routes=src/test/resources/routes-shared-paths")
class SharedPathsTest {
    /** Called by a route in {@code routes-shared-paths} as a feature's class would be. */
    public static class Asked {
        private final Callers callers;
        private final Users users;

        Asked(Callers callers, Users users) {
            this.callers = callers;
            this.users = users;
        }

        public String by(String caller) {
            return users.of(callers.of(caller)).login();
        }
    }

    /** Called by the routes in {@code routes-shared-paths}. */
    public static class Failing {
        public void refusing() {
            throw new Refusal(Refusal.Kind.CONFLICT, "backup 7: still running", Map.of("running", "/api/backups/7"));
        }

        public void broken() {
            throw new IllegalStateException("nobody but the log is to read this");
        }
    }

    @TestConfiguration
    static class Both {
        @Bean
        Failing failing() {
            return new Failing();
        }

        @Bean
        Asked asked(Callers callers, Users users) {
            return new Asked(callers, users);
        }

        @RestController
        static class Controller {
            @GetMapping("/api/shared")
            String get(@RequestHeader(ActingRequest.ACTOR) String actor) {
                return "controller, " + actor;
            }

            @DeleteMapping("/api/shared")
            void delete() {}
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Users users;

    private final String name = "caller-" + UUID.randomUUID();

    private Api superAdmin() {
        return new Api(port, tokens.issue("test", name, Role.SUPER_ADMIN).text());
    }

    @Test
    void leavesGetToTheControllerAndPostToTheRoute() throws Exception {
        Api api = superAdmin();

        assertThat(api.get("/api/shared").body()).isEqualTo("controller, " + name);
        Api.Answer posted = api.call("POST", "/api/shared", "{}");
        assertThat(posted.status()).isEqualTo(200);
        assertThat(posted.body()).startsWith("route, " + name);
    }

    @Test
    void tellsARouteWhoAsksWhateverTheClientClaimsAndHidesTheSecrets() throws Exception {
        Api.Answer answer = superAdmin()
                .call("POST", "/api/shared", "{}", "X-Serai-Actor", "somebody else", "Cookie", "session=secret");

        assertThat(answer.body()).isEqualTo("route, " + name + ", , ");
    }

    @Test
    void tellsARouteWhoseTokenItIsWhateverTheClientClaims() throws Exception {
        String login = "person-" + UUID.randomUUID();
        UUID user = users.add("test", new Users.NewUser(login, null, Role.SUPER_ADMIN, null))
                .id();
        Api api =
                new Api(port, tokens.issue("test", name, Role.SUPER_ADMIN, user).text());

        assertThat(api.call("POST", "/api/asked", "{}", "X-Serai-Caller", "somebody||token/1|")
                        .body())
                .isEqualTo(login);
        Api.Answer bare = new Api(port, "test").call("POST", "/api/asked", "{}");
        assertThat(bare.status()).isEqualTo(403);
        assertThat(bare.json().path("detail").asText()).startsWith("token configured: belongs to no user");
    }

    @Test
    void namesTheMethodsOfBothWhereNeitherKnowsTheOneAskedFor() throws Exception {
        Api.Answer answer = superAdmin().call("PUT", "/api/shared", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.header("Allow")).contains("DELETE", "GET", "POST");
    }

    @Test
    void says405ForAPathThatOnlyARouteKnows() throws Exception {
        Api.Answer answer = superAdmin().get("/api/refusing");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void asksForATokenBeforeARouteGetsTheRequest() throws Exception {
        Api.Answer answer = new Api(port, null).call("POST", "/api/shared", "{}", "X-Serai-Actor", "super");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("application/problem+json");
    }

    @Test
    void letsARouteAnswerWithAProblem() throws Exception {
        Api.Answer answer = superAdmin().call("POST", "/api/refusing", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:serai:problem:conflict");
        assertThat(answer.json().path("detail").asText()).isEqualTo("backup 7: still running");
        assertThat(answer.json().path("running").asText()).isEqualTo("/api/backups/7");
    }

    @Test
    void keepsToItselfWhatBrokeInARoute() throws Exception {
        Api.Answer answer = superAdmin().call("POST", "/api/broken", "{}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain("nobody but the log").contains("incident");
    }
}
