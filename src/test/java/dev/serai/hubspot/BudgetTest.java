package dev.serai.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.MovableClock;
import dev.serai.remote.Purpose;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final MovableClock clock = new MovableClock(START);
    private final TimeMeter meter = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return Duration.between(START, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    private Budget budget(Integer callsPer10s, Double dailyShare, Double dailyReserve) {
        return new Budget(
                "main",
                new HubspotAccount(
                        "token", null, null, null, callsPer10s, null, dailyShare, dailyReserve, null, null, null),
                clock,
                meter);
    }

    /** How many calls flow in some time. */
    private int flow(Budget budget, boolean search, Duration time) {
        Instant end = clock.instant().plus(time);
        int calls = 0;
        Line.Place place = budget.line(search).enter(Purpose.SYNC);
        while (clock.instant().isBefore(end)) {
            if (budget.line(search).ask(place) == 0) {
                calls++;
                place = budget.line(search).enter(Purpose.SYNC);
            } else {
                clock.move(Duration.ofMillis(1));
            }
        }
        budget.line(search).leave(place);
        return calls;
    }

    private static boolean flows(Budget budget, Purpose purpose) {
        Line.Place place = budget.line(false).enter(purpose);
        try {
            return budget.line(false).ask(place) == 0;
        } finally {
            budget.line(false).leave(place);
        }
    }

    @Test
    void noTenSecondsSeeMoreThanTheAccountAllows() {
        Budget budget = budget(null, null, null);
        assertThat(flow(budget, false, Duration.ofSeconds(10)))
                .as("not announced yet")
                .isBetween(95, 100);
        budget.announced(190);
        assertThat(flow(budget, false, Duration.ofSeconds(10))).isBetween(180, 190);
        assertThat(flow(budget(100, null, null), false, Duration.ofSeconds(10))).isBetween(95, 100);
    }

    @Test
    void aSmallerConfiguredLimitStaysInForce() {
        Budget budget = budget(50, null, null);
        budget.announced(190);
        assertThat(budget.limit()).isEqualTo(50);
        assertThat(flow(budget, false, Duration.ofSeconds(10))).isBetween(47, 50);
    }

    @Test
    void searchesFlowAtFourASecond() {
        assertThat(flow(budget(1000, null, null), true, Duration.ofSeconds(10))).isBetween(39, 41);
    }

    @Test
    void nothingFlowsWhileTheAccountAsksToWait() {
        Budget budget = budget(100, null, null);
        budget.closeFor(Duration.ofSeconds(30), "the account is locked (423)");
        assertThat(flow(budget, false, Duration.ofSeconds(29))).isZero();
        assertThat(budget.closed(Purpose.SYNC).orElseThrow().reason()).contains("423");
        budget.closeFor(Duration.ofSeconds(0), "sooner does not open it");
        assertThat(flows(budget, Purpose.SYNC)).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(flows(budget, Purpose.SYNC)).isTrue();
    }

    @Test
    void backupsLeaveAPartOfTheDaysCallsToTheOthers() {
        Budget budget = budget(100, 0.9, 0.2);
        budget.dailyLeft(1000, 281);
        assertThat(flows(budget, Purpose.BACKUP)).isTrue();
        clock.move(Duration.ofSeconds(1));
        budget.dailyLeft(1000, 280);
        assertThat(flows(budget, Purpose.BACKUP)).isFalse();
        assertThat(budget.closed(Purpose.BACKUP).orElseThrow().reason())
                .isEqualTo("the backups' part of the day's 1000 calls is used up, 280 are left to syncs and restores");
        assertThat(budget.closed(Purpose.SYNC)).isEmpty();
        for (Purpose other : new Purpose[] {Purpose.SYNC, Purpose.RESTORE, Purpose.QUESTION}) {
            clock.move(Duration.ofSeconds(1));
            assertThat(flows(budget, other)).as("%s", other).isTrue();
        }
        budget.dailyLeft(1000, 100);
        assertThat(flows(budget, Purpose.SYNC)).as("the hub's share is used up").isFalse();
    }

    @Test
    void aNewDayBeginsAtMidnightWhereTheAccountIs() {
        Budget budget = budget(100, 0.9, 0.1);
        budget.zone(ZoneId.of("Asia/Tokyo"));
        budget.dailyLeft(1000, 150);
        assertThat(budget.closed(Purpose.BACKUP).orElseThrow().until())
                .isEqualTo(Instant.parse("2026-11-22T15:00:05Z"));
        clock.move(Duration.ofHours(6));
        assertThat(flows(budget, Purpose.BACKUP)).isTrue();
    }
}
