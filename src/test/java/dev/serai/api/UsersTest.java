package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.Authenticator;
import dev.serai.HubTest;
import dev.serai.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@HubTest
@Import(UsersTest.Time.class)
class UsersTest {
    private static final String PASSWORD = "correct horse battery";
    private static Authenticator app;

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Instant.now());
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    /** The hub's first token, which belongs to nobody. */
    private Api bare;

    private Api admin;

    /** The first super-admin, made as a person would make it. */
    @BeforeEach
    void logInAsTheFirstUser() throws Exception {
        bare = new Api(port, "test");
        if (app == null) {
            assertThat(add(bare, "admin", "super-admin", null).status()).isEqualTo(201);
            admin = logIn("admin", null);
            app = enrol(admin);
        }
        admin = logIn("admin", code());
    }

    /** A code that has not been used. */
    private String code() {
        clock.move(Duration.ofSeconds(30));
        return app.code(clock.instant());
    }

    private Api.Answer add(Api by, String login, String role, String code) throws Exception {
        return by.call(
                "POST", "/api/users", """
                {"login": "%s", "name": "A person", "role": "%s", "password": "%s", "code": %s}""".formatted(login, role, PASSWORD, code == null ? "null" : '"' + code + '"'));
    }

    private Api.Answer tryToLogIn(String login, String password, String code) throws Exception {
        return new Api(port, null)
                .call(
                        "POST",
                        "/api/login",
                        "{\"login\": \"%s\", \"password\": \"%s\", \"code\": \"%s\"}"
                                .formatted(login, password, code == null ? "" : code));
    }

    private Api logIn(String login, String code) throws Exception {
        Api.Answer answer = tryToLogIn(login, PASSWORD, code);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new Api(port, answer.json().path("token").asText());
    }

    private Authenticator enrol(Api person) throws Exception {
        JsonNode started = person.call("POST", "/api/me/totp", "{\"password\": \"" + PASSWORD + "\"}")
                .json();
        Authenticator device = new Authenticator(started.path("secret").asText());
        Api.Answer confirmed =
                person.call("POST", "/api/me/totp/confirm", "{\"code\": \"" + device.code(clock.instant()) + "\"}");
        assertThat(confirmed.json().path("recoveryCodes")).hasSize(10);
        return device;
    }

    private String newUser(String role) throws Exception {
        String login = role + "-" + UUID.randomUUID();
        assertThat(add(admin, login, role, null).status()).isEqualTo(201);
        return login;
    }

    private String id(String login) throws Exception {
        for (JsonNode user : admin.get("/api/users").json()) {
            if (user.path("login").asText().equals(login)) {
                return user.path("id").asText();
            }
        }
        throw new AssertionError(login);
    }

    @Test
    void makesNoUsersByABareTokenOnceThereIsAnAdministrator() throws Exception {
        Api.Answer answer = add(bare, "thief", "super-admin", "123456");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asText()).contains("belongs to no user");
        String admins = "/api/users/" + id("admin");
        assertThat(bare.call("PATCH", admins, "{\"password\": \"another password\"}")
                        .status())
                .isEqualTo(403);
        assertThat(bare.call("POST", admins + "/reset-second-factor", null).status())
                .isEqualTo(403);
        assertThat(bare.call("POST", "/api/second-factor", "{\"code\": \"" + code() + "\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void asksForACodeWhereTheLastIsTooOldAndTakesOneThatWasShownBefore() throws Exception {
        clock.move(Duration.ofMinutes(6));
        Api.Answer without = add(admin, "late-" + UUID.randomUUID(), "viewer", null);
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.json().path("detail").asText()).contains("none within the last 5 minutes");

        assertThat(add(admin, "late-" + UUID.randomUUID(), "viewer", code()).status())
                .isEqualTo(201);

        Api.Answer shown = admin.call("POST", "/api/second-factor", "{\"code\": \"" + code() + "\"}");
        assertThat(shown.json().path("how").asText()).isEqualTo("totp");
        assertThat(Instant.parse(shown.json().path("until").asText()))
                .isEqualTo(Instant.parse(shown.json().path("at").asText()).plus(Duration.ofMinutes(5)));
        assertThat(add(admin, "late-" + UUID.randomUUID(), "viewer", null).status())
                .isEqualTo(201);
    }

    @Test
    void tellsWhoOneIs() throws Exception {
        JsonNode me = admin.get("/api/me").json();

        assertThat(me.path("actor").asText()).startsWith("admin/");
        assertThat(me.path("role").asText()).isEqualTo("super-admin");
        assertThat(me.at("/user/login").asText()).isEqualTo("admin");
        assertThat(me.at("/secondFactor/enrolled").asBoolean()).isTrue();
        assertThat(me.at("/secondFactor/recoveryCodesLeft").asInt()).isEqualTo(10);
        assertThat(me.at("/secondFactor/freshUntil").asText()).isNotEmpty();
        JsonNode nobody = bare.get("/api/me").json();
        assertThat(nobody.path("actor").asText()).isEqualTo("configured");
        assertThat(nobody.has("user")).isFalse();
    }

    @Test
    void limitsCodesAndSaysFromWhenOnTheyAreLookedAt() throws Exception {
        String login = newUser("viewer");
        Api person = logIn(login, null);
        Authenticator device = enrol(person);
        clock.move(Duration.ofSeconds(30));
        String wrong = device.code(clock.instant().plus(Duration.ofHours(1)));

        for (int i = 0; i < 4; i++) {
            assertThat(person.call("POST", "/api/second-factor", "{\"code\": \"" + wrong + "\"}")
                            .json()
                            .path("attemptsLeft")
                            .asInt())
                    .isEqualTo(4 - i);
        }
        person.call("POST", "/api/second-factor", "{\"code\": \"" + wrong + "\"}");
        Api.Answer right =
                person.call("POST", "/api/second-factor", "{\"code\": \"" + device.code(clock.instant()) + "\"}");

        assertThat(right.status()).isEqualTo(403);
        assertThat(Instant.parse(right.json().path("retryAt").asText()))
                .isBetween(clock.instant().plusSeconds(290), clock.instant().plusSeconds(300));
        assertThat(right.header("Retry-After")).isNotEmpty();
    }

    @Test
    void followsTheRoleOfAUserAndRefusesADisabledOne() throws Exception {
        String login = newUser("operator");
        Api.Answer issued = admin.call(
                "POST",
                "/api/tokens",
                "{\"name\": \"%s\", \"role\": \"super-admin\", \"user\": \"%s\"}".formatted(UUID.randomUUID(), login));
        assertThat(issued.json().path("role").asText()).isEqualTo("operator");
        Api person = new Api(port, issued.json().path("text").asText());
        assertThat(person.get("/api/journal").status()).isEqualTo(200);
        assertThat(person.get("/api/tokens").status()).isEqualTo(403);

        admin.call("PATCH", "/api/users/" + id(login), "{\"role\": \"viewer\"}");
        assertThat(person.get("/api/journal").status()).isEqualTo(403);
        assertThat(person.get("/api/me").json().path("role").asText()).isEqualTo("viewer");

        admin.call("PATCH", "/api/users/" + id(login), "{\"disabled\": true}");
        assertThat(person.get("/api/me").status()).isEqualTo(401);
        assertThat(tryToLogIn(login, PASSWORD, null).status()).isEqualTo(403);
    }

    @Test
    void resetsTheSecondFactorOfWhoHasLostIt() throws Exception {
        String login = newUser("viewer");
        enrol(logIn(login, null));
        assertThat(tryToLogIn(login, PASSWORD, null).json().path("codeNeeded").asBoolean())
                .isTrue();

        assertThat(admin.call("POST", "/api/users/" + id(login) + "/reset-second-factor", null)
                        .status())
                .isEqualTo(204);

        enrol(logIn(login, null));
    }

    @Test
    void seesToItsOwnSecondFactor() throws Exception {
        Api person = logIn(newUser("viewer"), null);
        Authenticator device = enrol(person);
        assertThat(person.call("DELETE", "/api/me/totp", null).status()).isEqualTo(403);
        clock.move(Duration.ofSeconds(30));
        String code = "{\"code\": \"" + device.code(clock.instant()) + "\"}";

        JsonNode renewed = person.call("POST", "/api/me/recovery-codes", code).json();
        String recovery = renewed.path("recoveryCodes").path(0).asText();

        assertThat(person.call("DELETE", "/api/me/totp", "{\"code\": \"" + recovery + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(person.get("/api/me").json().at("/secondFactor/enrolled").asBoolean())
                .isFalse();
    }

    @Test
    void changesItsPasswordAndLogsOut() throws Exception {
        String login = newUser("viewer");
        Api person = logIn(login, null);
        String change = "{\"old\": \"%s\", \"password\": \"%s\"}";
        assertThat(person.call("POST", "/api/me/password", change.formatted(PASSWORD, "short"))
                        .status())
                .isEqualTo(400);
        assertThat(person.call("POST", "/api/me/password", change.formatted("wrong", "another password"))
                        .status())
                .isEqualTo(403);
        assertThat(person.call("POST", "/api/me/password", change.formatted(PASSWORD, "another password"))
                        .status())
                .isEqualTo(204);

        assertThat(tryToLogIn(login, PASSWORD, null).status()).isEqualTo(403);
        assertThat(tryToLogIn(login, "another password", null).status()).isEqualTo(200);
        assertThat(person.call("POST", "/api/logout", null).status()).isEqualTo(204);
        assertThat(person.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void givesAwayNoSecretInListsAndJournal() throws Exception {
        String lists = admin.get("/api/users").body()
                + admin.get("/api/journal?limit=500").body()
                + admin.get("/api/tokens").body();

        assertThat(lists)
                .contains("second-factor.confirm", "user.create")
                .doesNotContain(PASSWORD, "bcrypt", app.secret(), admin.token());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/users | {\"login\": \"a b\", \"role\": \"viewer\"} | 400 | login: 'a b' cannot be used",
                "POST | /api/users | {\"login\": \"new\"} | 400 | role: missing",
                "POST | /api/users | {\"login\": \"admin\", \"role\": \"viewer\"} | 409 | login: 'admin' belongs",
                "POST | /api/users | {\"login\": \"new\", \"role\": \"viewer\", \"password\": \"short\"} | 400 | password:",
                "PATCH | /api/users/7e57ab1e-0000-0000-0000-000000000000 | {} | 404 | user 7e57ab1e",
                "POST | /api/tokens | {\"name\": \"n\", \"role\": \"viewer\", \"user\": \"x\"} | 400 | user: no user has",
                "POST | /api/second-factor | {} | 400 | code: missing",
                "POST | /api/me/totp/confirm | {\"code\": \"123456\"} | 409 | second factor: no enrolment of admin",
                "POST | /api/me/totp | {\"password\": \"x\"} | 409 | second factor: admin has one",
            })
    void saysWhatIsWrong(String method, String path, String body, int status, String detail) throws Exception {
        Api.Answer answer = admin.call(method, path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asText()).startsWith(detail);
    }
}
