package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncSettingsTest {
    private static SyncSettings settings(String fullAt) {
        return new SyncSettings(
                Path.of("mappings"),
                fullAt,
                Duration.ZERO,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                0,
                1,
                1,
                Duration.ZERO);
    }

    private static ZonedDateTime inTokyo(String time) {
        return ZonedDateTime.parse(time + ":00+09:00[Asia/Tokyo]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T14:00, 2026-11-22T23:59, false",
        "2026-11-22T14:00, 2026-11-23T03:29, false",
        "2026-11-22T14:00, 2026-11-23T03:30, true",
        "2026-11-22T14:00, 2026-12-01T12:00, true",
        "2026-11-23T03:31, 2026-11-23T14:00, false",
        "2026-11-23T03:31, 2026-11-24T03:30, true"
    })
    void aFullComparisonIsDueOnceItsTimeOfTheNightHasPassed(String last, String now, boolean due) {
        assertThat(settings("0 30 3 * * ?").fullIsDue(inTokyo(last), inTokyo(now)))
                .isEqualTo(due);
    }

    @Test
    void theNightIsThatOfTheHubsTimeZone() {
        ZonedDateTime now = inTokyo("2026-11-23T03:30");
        ZoneId paris = ZoneId.of("Europe/Paris");
        assertThat(settings("0 30 3 * * ?")
                        .fullIsDue(
                                inTokyo("2026-11-22T14:00").withZoneSameInstant(paris), now.withZoneSameInstant(paris)))
                .isFalse();
    }

    @Test
    void refusesWhatIsNoCronExpression() {
        assertThatThrownBy(() -> settings("24h"))
                .hasMessageStartingWith("sync.full-at: \"24h\" is no cron expression of six fields, ");
    }
}
