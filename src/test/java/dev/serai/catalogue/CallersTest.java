package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.remote.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
    private final Callers callers = new Callers();
    private final Caller signedOn =
            new Caller("sso:alice@example.com", UUID.randomUUID(), "sso/1", Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void readsWhatItWrote() {
        Caller nobodys = new Caller("nightly", null, "token/1", null);

        assertThat(callers.of(callers.text(signedOn))).isEqualTo(signedOn);
        assertThat(callers.of(callers.text(nobodys))).isEqualTo(nobodys);
    }

    @Test
    void knowsNoCallerThatSomebodyElseWrote() {
        String text = callers.text(signedOn);
        String later = text.replace("10:00:00", "23:00:00");

        assertThatThrownBy(() -> callers.of(later))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("caller: not known");
        assertThatThrownBy(() -> new Callers().of(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "|", "nightly||token/1||", "nightly"})
    void knowsNoCallerWithoutASignature(String text) {
        assertThatThrownBy(() -> callers.of(text)).isInstanceOf(Refusal.class);
    }
}
