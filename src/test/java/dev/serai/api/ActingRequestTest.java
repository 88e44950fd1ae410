package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ActingRequestTest {
    private final MockHttpServletRequest sent = new MockHttpServletRequest();

    ActingRequestTest() {
        sent.addHeader("x-serai-actor", "somebody else");
        sent.addHeader("x-serai-caller", "made up");
        sent.addHeader("authorization", "Bearer secret");
        sent.addHeader("Cookie", "session=secret");
        sent.addHeader("Accept", "application/json");
    }

    @Test
    void saysWhoAsksInsteadOfWhatTheClientClaims() {
        ActingRequest seen = new ActingRequest(sent, "nightly", "signed");

        assertThat(seen.getHeader("X-Serai-Actor")).isEqualTo("nightly");
        assertThat(Collections.list(seen.getHeaders("x-SERAI-actor"))).containsExactly("nightly");
        assertThat(seen.getHeader("X-Serai-Caller")).isEqualTo("signed");
        assertThat(Collections.list(seen.getHeaderNames()))
                .containsExactly("Accept", "X-Serai-Actor", "X-Serai-Caller");
    }

    @Test
    void letsNobodyClaimANameWhoShowedNoToken() {
        ActingRequest seen = new ActingRequest(sent);

        assertThat(seen.getHeader("X-Serai-Actor")).isNull();
        assertThat(seen.getHeader("X-Serai-Caller")).isNull();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Accept");
    }

    @Test
    void hidesTheSecretsAndNothingElse() {
        ActingRequest seen = new ActingRequest(sent, "nightly", "signed");

        assertThat(seen.getHeader("Authorization")).isNull();
        assertThat(Collections.list(seen.getHeaders("cookie"))).isEmpty();
        assertThat(seen.getHeader("accept")).isEqualTo("application/json");
    }
}
