package dev.serai.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.remote.Purpose;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Time moves when the test moves it; one call a second. */
class LineTest {
    private long nanos;
    private final Map<Purpose, Duration> closed = new EnumMap<>(Purpose.class);
    private final Line line = new Line(bucket(), purpose -> closed.getOrDefault(purpose, Duration.ZERO));
    private final List<Line.Place> waiting = new ArrayList<>();
    private final Map<Line.Place, Purpose> purposes = new java.util.HashMap<>();

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanos;
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofSeconds(1)))
                .build();
    }

    private Line.Place enter(Purpose purpose) {
        Line.Place place = line.enter(purpose);
        purposes.put(place, purpose);
        waiting.add(place);
        return place;
    }

    private void enter(Purpose purpose, int times) {
        Collections.nCopies(times, purpose).forEach(this::enter);
    }

    /** Whose turn comes in the next seconds; whoever had it enters again if {@code again}. */
    private List<Purpose> turns(int seconds, boolean again) {
        List<Purpose> turns = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            List<Line.Place> granted = List.copyOf(waiting).stream()
                    .filter(place -> line.ask(place) == 0)
                    .toList();
            waiting.removeAll(granted);
            granted.forEach(place -> turns.add(purposes.get(place)));
            if (again) {
                granted.forEach(place -> enter(purposes.get(place)));
            }
            nanos += 1_000_000_000L;
        }
        return turns;
    }

    @Test
    void aSyncsCallDoesNotWaitForTheBackupsThatCameBefore() {
        enter(Purpose.BACKUP, 50);
        turns(10, true);
        enter(Purpose.SYNC);
        assertThat(turns(2, true)).contains(Purpose.SYNC);
    }

    @Test
    void allThatWaitGetTheirPart() {
        enter(Purpose.BACKUP, 16);
        enter(Purpose.SYNC, 4);
        List<Purpose> two = turns(100, true);
        assertThat(Collections.frequency(two, Purpose.SYNC)).isBetween(79, 81);
        assertThat(Collections.frequency(two, Purpose.BACKUP)).isBetween(19, 21);

        enter(Purpose.RESTORE, 16);
        enter(Purpose.QUESTION, 1);
        List<Purpose> four = turns(90, true);
        assertThat(Collections.frequency(four, Purpose.SYNC)).isBetween(38, 42);
        assertThat(Collections.frequency(four, Purpose.RESTORE)).isBetween(19, 21);
        assertThat(Collections.frequency(four, Purpose.QUESTION)).isBetween(19, 21);
        assertThat(Collections.frequency(four, Purpose.BACKUP)).isBetween(9, 11);
    }

    @Test
    void nobodySavesUpTurns() {
        enter(Purpose.BACKUP, 16);
        turns(500, true);
        enter(Purpose.SYNC, 4);
        assertThat(Collections.frequency(turns(100, true), Purpose.BACKUP)).isBetween(19, 21);
    }

    @Test
    void whoIsAloneGetsEverything() {
        enter(Purpose.BACKUP, 3);
        assertThat(turns(20, true)).hasSize(20);
    }

    @Test
    void withinAPurposeItIsFirstComeFirstServed() {
        Line.Place first = enter(Purpose.BACKUP);
        Line.Place second = enter(Purpose.BACKUP);
        assertThat(line.ask(second)).isPositive();
        assertThat(line.ask(first)).isZero();
        assertThat(line.ask(second)).as("until the next call flows").isEqualTo(1_000_000_000L);
        nanos += 1_000_000_000L;
        assertThat(line.ask(second)).isZero();
    }

    @Test
    void whoLeavesHoldsUpNobody() {
        Line.Place first = enter(Purpose.BACKUP);
        Line.Place second = enter(Purpose.BACKUP);
        line.leave(first);
        assertThat(line.ask(second)).isZero();
        line.leave(second);
        assertThat(turns(1, false)).isEmpty();
    }

    @Test
    void aPurposeThatIsClosedLetsTheOthersPass() {
        enter(Purpose.BACKUP, 3);
        enter(Purpose.SYNC, 2);
        closed.put(Purpose.SYNC, Duration.ofHours(1));
        assertThat(turns(3, false)).containsOnly(Purpose.BACKUP).hasSize(3);
        assertThat(turns(3, false)).isEmpty();
        closed.clear();
        assertThat(turns(3, false)).containsExactly(Purpose.SYNC, Purpose.SYNC);
    }

    @Test
    void givesUpWaitingWhenNobodyWantsTheCall() throws Exception {
        enter(Purpose.BACKUP);
        assertThat(line.take(Purpose.BACKUP, () -> true)).isFalse();
        assertThat(turns(2, false)).as("it has left").hasSize(1);
        assertThat(line.take(Purpose.BACKUP, () -> false)).isTrue();
    }
}
