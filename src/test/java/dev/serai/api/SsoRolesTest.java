package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.HubTest;
import dev.serai.remote.CannotStart;
import dev.serai.remote.Refusal;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where the provider's groups give the roles. */
@HubTest
@DirtiesContext
class SsoRolesTest {
    private static final Provider PROVIDER = new Provider();

    @LocalServerPort
    private int port;

    private final String login = "bob-" + UUID.randomUUID();

    @DynamicPropertySource
    static void rolesByGroup(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", () -> PROVIDER.issuer() + "/jwks");
        settings.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "serai");
        settings.add("serai.sso.login-claim", () -> "preferred_username");
        settings.add("serai.sso.roles.[Hub Admins]", () -> "super-admin");
        settings.add("serai.sso.roles.staff", () -> "viewer");
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    private Api.Answer me(Instant issued, String... groups) throws Exception {
        Map<String, Object> claims = Map.of("preferred_username", login, "groups", List.of(groups));
        return new Api(port, PROVIDER.signed(PROVIDER.issuer(), "serai", issued, claims)).get("/api/me");
    }

    @Test
    void followTheHighestGroupAndAnOldTokenRaisesNobody() throws Exception {
        Instant now = Instant.now();
        assertThat(me(now.minusSeconds(20), "others").status()).isEqualTo(403);
        assertThat(me(now.minusSeconds(20), "staff", "Hub Admins")
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("super-admin");

        assertThat(me(now, "staff").json().path("role").asText()).isEqualTo("viewer");
        assertThat(me(now.minusSeconds(20), "Hub Admins").json().path("role").asText())
                .isEqualTo("viewer");
    }

    private static ObjectProvider<JwtDecoder> only(JwtDecoder decoder) {
        return new ObjectProvider<>() {
            @Override
            public JwtDecoder getObject() {
                return decoder;
            }

            @Override
            public JwtDecoder getIfUnique() {
                return decoder;
            }
        };
    }

    @Test
    void needAnAudience() {
        JwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(PROVIDER.issuer() + "/jwks").build();

        assertThatThrownBy(() -> new SingleSignOn(null, null, only(decoder), List.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("jwt.audiences: missing");
    }

    @Test
    void sayWhenTheProviderIsNotReached() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        JwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri("http://127.0.0.1:" + closed + "/jwks")
                .build();
        SingleSignOn sso = new SingleSignOn(null, null, only(decoder), List.of("serai"));

        assertThatThrownBy(() -> sso.token(PROVIDER.signed(Map.of())))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }
}
