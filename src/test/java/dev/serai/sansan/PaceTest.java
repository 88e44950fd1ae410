package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private Instant now = START;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Pace pace = new Pace("main", 1000, new SansanKeys.Busy(null).pauses(), clock);

    private Duration pause() {
        return pace.closed()
                .map(closed -> Duration.between(now, closed.until()))
                .orElse(Duration.ZERO);
    }

    @Test
    void waitsLongerWithEveryRefusalThatDoesNotSayHowLong() {
        for (int seconds : new int[] {5, 15, 60, 300, 300}) {
            pace.refused(Optional.empty(), "429");
            assertThat(pause()).isEqualTo(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(pace.closed()).isEmpty();
        }
        pace.succeeded();
        pace.refused(Optional.empty(), "429");
        assertThat(pause()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void waitsAsLongAsSansanSays() {
        pace.refused(Optional.of(Duration.ofSeconds(42)), "429");
        assertThat(pause()).isEqualTo(Duration.ofSeconds(42));
        pace.refused(Optional.of(Duration.ofSeconds(1)), "429");
        assertThat(pause()).as("never shortened").isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void givesUpWaitingForTheNextCallOfASlowKey() throws Exception {
        Pace slow = new Pace("slow", 0.01, new SansanKeys.Busy(null).pauses(), clock);
        assertThat(slow.take(() -> false)).isTrue();
        slow.done();
        long start = System.nanoTime();
        assertThat(slow.take(() -> System.nanoTime() - start > 100_000_000)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void givesUpWaitingWhenNobodyWantsTheCall() throws Exception {
        pace.refused(Optional.of(Duration.ofHours(1)), "429");
        assertThat(pace.take(() -> true)).isFalse();
        now = now.plusSeconds(3600);
        assertThat(pace.take(() -> false)).isTrue();
        assertThat(pace.take(() -> true)).as("while another call is under way").isFalse();
        pace.done();
        assertThat(pace.take(() -> false)).isTrue();
    }
}
