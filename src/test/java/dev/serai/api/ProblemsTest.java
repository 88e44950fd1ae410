package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.serai.remote.Refusal;
import dev.serai.remote.RemoteException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

class ProblemsTest {
    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json()
            .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final Problems problems = new Problems(json);

    @ParameterizedTest
    @CsvSource({
        "INVALID, 400, Bad Request",
        "FORBIDDEN, 403, Forbidden",
        "NOT_FOUND, 404, Not Found",
        "CONFLICT, 409, Conflict",
        "GONE, 410, Gone",
        "TOO_EARLY, 429, Too Many Requests",
        "UNAVAILABLE, 503, Service Unavailable"
    })
    void givesEachKindOfRefusalItsStatus(Refusal.Kind kind, int status, String title) throws Exception {
        Refusal refusal = new Refusal(kind, "archive 7: no");

        assertThat(problems.status(refusal)).isEqualTo(status);
        JsonNode body = json.readTree(problems.body(refusal));
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("title").asText()).isEqualTo(title);
        assertThat(body.path("detail").asText()).isEqualTo("archive 7: no");
    }

    @Test
    void tellsTheFactsBesideTheMessage() throws Exception {
        Refusal refusal = new Refusal(
                Refusal.Kind.TOO_EARLY, "not yet", Map.of("nextAllowedAt", Instant.parse("2026-11-22T10:00:00Z")));

        JsonNode body = json.readTree(problems.body(refusal));

        assertThat(body.path("type").asText()).isEqualTo("urn:serai:problem:too-early");
        assertThat(body.path("nextAllowedAt").asText()).isEqualTo("2026-11-22T10:00:00Z");
    }

    @Test
    void saysWhenToAskAgain() {
        Instant inAnHour = Instant.now().plusSeconds(3600);
        Refusal refusal = new Refusal(Refusal.Kind.TOO_EARLY, "not yet", Map.of("nextAllowedAt", inAnHour));

        assertThat(problems.retryAfter(refusal)).isBetween(3000L, 3600L);
        assertThat(problems.retryAfter(new Refusal(Refusal.Kind.TOO_EARLY, "not yet")))
                .isNull();
    }

    @Test
    void findsARefusalThatSomethingWrapped() {
        Exception wrapped = new IllegalStateException("wrapper", new Refusal(Refusal.Kind.GONE, "expired"));

        assertThat(problems.status(wrapped)).isEqualTo(410);
        assertThat(problems.body(wrapped)).contains("expired").doesNotContain("wrapper");
    }

    @Test
    void passesOnWhatTheRemoteSaidAboutItself() {
        RemoteException remote = new RemoteException("hubspot: token refused", 401, new byte[0], null);

        assertThat(problems.status(remote)).isEqualTo(502);
        assertThat(problems.body(remote)).contains("hubspot: token refused");
    }

    @Test
    void asksToTryAgainWhileTheDatabaseIsAway() {
        assertThat(problems.status(new DataAccessResourceFailureException("connection to 10.0.0.1 refused")))
                .isEqualTo(503);
    }

    @Test
    void keepsUnforeseenFailuresToItself() {
        IllegalStateException unforeseen = new IllegalStateException("password is 1234");

        assertThat(problems.status(unforeseen)).isEqualTo(500);
        assertThat(problems.body(unforeseen)).doesNotContain("1234").contains("incident");
    }
}
