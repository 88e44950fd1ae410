package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.HubTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@HubTest
@TestPropertySource(properties = "serai.api.failed-attempts-per-minute=3")
class FailedAttemptsTest {
    @LocalServerPort
    private int port;

    @Test
    void listensNoMoreToAnAddressThatGuesses() throws Exception {
        Api guessing = new Api(port, "guess");
        for (int i = 0; i < 3; i++) {
            assertThat(guessing.get("/api/journal").status()).isEqualTo(401);
        }

        Api.Answer answer = guessing.get("/api/journal");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(new Api(port, null).get("/actuator/health").status()).isEqualTo(200);
        Api.Answer login = new Api(port, null).call("POST", "/api/login", "{\"login\": \"a\", \"password\": \"b\"}");
        assertThat(login.status()).isEqualTo(429);
        assertThat(Integer.parseInt(login.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        FailedAttempts attempts = new FailedAttempts(1);
        attempts.count("first");
        assertThat(attempts.wait("first")).isPositive();

        IntStream.range(0, 10_000).forEach(i -> attempts.count("address-" + i));

        assertThat(attempts.wait("first")).isZero();
        assertThat(attempts.wait("address-9999")).isPositive();
    }
}
