package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.HubTest;
import dev.serai.catalogue.Role;
import dev.serai.catalogue.User;
import dev.serai.catalogue.Users;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@HubTest
@DirtiesContext
class SingleSignOnTest {
    private static final Provider PROVIDER = new Provider();

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    /** A super-admin, so that to add a user takes a second factor. */
    private User alice;

    private String newUser;

    @DynamicPropertySource
    static void signOnAtTheProvider(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.client.registration.test.client-id", () -> "serai");
        settings.add("spring.security.oauth2.client.registration.test.client-secret", () -> "secret");
        settings.add("spring.security.oauth2.client.registration.test.scope", () -> "openid,email");
        settings.add("spring.security.oauth2.client.provider.test.issuer-uri", PROVIDER::issuer);
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", PROVIDER::issuer);
        settings.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "serai");
        settings.add("serai.sso.acr", () -> "gold");
    }

    @BeforeEach
    void addAlice() {
        alice = users.add(
                "test",
                new Users.NewUser(
                        "alice-" + UUID.randomUUID() + "@example.com", "Alice", Role.SUPER_ADMIN, "alice's password"));
        newUser = "{\"login\": \"new-" + UUID.randomUUID() + "\", \"role\": \"viewer\"}";
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    private Map<String, Object> alice(String claim, Object value, long signedOnAgo) {
        return Map.of(
                "email", alice.login(), claim, value, "auth_time", Instant.now().getEpochSecond() - signedOnAgo);
    }

    private Api with(Map<String, Object> claims) {
        return new Api(port, PROVIDER.signed(claims));
    }

    private int add(Map<String, Object> claims) throws Exception {
        return with(claims).call("POST", "/api/users", newUser).status();
    }

    @Test
    void knowsAUserByABearerTokenOfTheProvider() throws Exception {
        JsonNode me = with(alice("amr", List.of("pwd"), 10)).get("/api/me").json();

        assertThat(me.path("actor").asText()).isEqualTo("sso:" + alice.login());
        assertThat(me.path("role").asText()).isEqualTo("super-admin");
        assertThat(me.at("/user/id").asText()).isEqualTo(alice.id().toString());
        assertThat(me.at("/secondFactor").has("freshUntil")).isFalse();
    }

    @Test
    void takesTheProvidersWordForASecondFactorThatIsFresh() throws Exception {
        assertThat(add(alice("amr", List.of("pwd"), 10))).isEqualTo(403);
        assertThat(add(alice("amr", List.of("pwd", "otp"), 310))).isEqualTo(403);
        assertThat(add(Map.of("email", alice.login(), "amr", List.of("mfa")))).isEqualTo(403);
        assertThat(add(alice("acr", "silver", 10))).isEqualTo(403);

        assertThat(add(alice("amr", List.of("pwd", "otp"), 290))).isEqualTo(201);
        assertThat(with(alice("acr", "gold", 10))
                        .get("/api/me")
                        .json()
                        .at("/secondFactor/freshUntil")
                        .asText())
                .isNotEmpty();
        assertThat(with(alice("amr", List.of("mfa"), 10))
                        .get("/api/journal?limit=5")
                        .body())
                .contains("user.create", "sso:" + alice.login());
    }

    @Test
    void refusesWhomTheHubDoesNotKnow() throws Exception {
        Api.Answer unknown = with(Map.of("email", "mallory@example.com")).get("/api/me");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.type()).isEqualTo("application/problem+json");
        assertThat(unknown.json().path("detail").asText()).contains("no user has the login 'mallory@example.com'");
        assertThat(with(Map.of("email", alice.login(), "email_verified", false))
                        .get("/api/me")
                        .status())
                .isEqualTo(403);
        assertThat(with(Map.of("name", "Alice"))
                        .get("/api/me")
                        .json()
                        .path("detail")
                        .asText())
                .contains("the claim email is missing");

        users.change("test", alice.id(), new Users.Change(null, null, true, null));
        assertThat(with(alice("amr", List.of("mfa"), 10)).get("/api/me").status())
                .isEqualTo(403);
    }

    @Test
    void refusesATokenThatIsNotTheProvidersForThisHub() throws Exception {
        Map<String, Object> claims = alice("amr", List.of("mfa"), 10);
        Instant now = Instant.now();
        List<String> wrong = List.of(
                PROVIDER.signed(PROVIDER.issuer(), "another-program", now, claims),
                PROVIDER.signed("http://127.0.0.1:1", "serai", now, claims),
                PROVIDER.signed(PROVIDER.issuer(), "serai", now.minusSeconds(3600), claims),
                Provider.signed(Provider.key(), PROVIDER.issuer(), "serai", now, claims),
                PROVIDER.signed(claims) + "x",
                "eyJhbGciOiJub25lIn0.e30.");

        for (String token : wrong) {
            assertThat(new Api(port, token).get("/api/me").status()).as(token).isEqualTo(401);
        }
    }

    @Test
    void signsOnByBrowserAsksForFreshnessAndKeepsOtherSitesOut() throws Exception {
        PROVIDER.person = alice("amr", List.of("pwd", "otp"), 10);
        CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        HttpResponse<String> signedOn = send(browser, "GET", "/oauth2/authorization/test", null);
        assertThat(signedOn.uri().getPath()).isEqualTo("/api/me");
        assertThat(signedOn.body()).contains("sso:" + alice.login());
        assertThat(PROVIDER.asked).containsEntry("max_age", "300").containsEntry("acr_values", "gold");

        HttpResponse<String> forged = send(browser, "POST", "/api/users", null);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("X-XSRF-TOKEN: missing or wrong");
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(send(browser, "POST", "/api/users", token).statusCode()).isEqualTo(201);

        assertThat(send(browser, "POST", "/api/logout", token).statusCode()).isEqualTo(204);
        assertThat(send(browser, "GET", "/api/me", null).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> send(HttpClient browser, String method, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(newUser));
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void tellsTheBrowserThatSigningOnFailed() throws Exception {
        HttpResponse<String> answer =
                send(HttpClient.newHttpClient(), "GET", "/login/oauth2/code/test?code=1&state=2", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("single sign-on: failed");
    }

    @Test
    void stillKnowsTheHubsOwnTokensAndNobodyWithoutOne() throws Exception {
        assertThat(new Api(port, "test").get("/api/me").status()).isEqualTo(200);
        assertThat(new Api(port, "test").call("POST", "/api/logout", null).status())
                .isEqualTo(204);
        assertThat(new Api(port, null).get("/api/me").status()).isEqualTo(401);
        assertThat(new Api(port, null)
                        .call(
                                "POST",
                                "/api/login",
                                "{\"login\": \"" + alice.login() + "\", \"password\": \"alice's password\"}")
                        .status())
                .isEqualTo(200);
    }
}
