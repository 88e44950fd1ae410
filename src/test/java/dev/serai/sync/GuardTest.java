package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Caps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Caps CAPS = new Caps(3, 5, 0.05);

    private static List<String> stops(Guard guard, long creates, long updates) {
        return guard.stops(List.of(), creates, updates);
    }

    private static List<String> stops(Guard.Sight sight) {
        return new Guard(CAPS, 0, 0).stops(List.of(sight), 0, 0);
    }

    @Test
    void letsThroughWhatIsUsual() {
        assertThat(stops(new Guard.Sight(Side.SANSAN, 1000, 50, 950))).isEmpty();
        assertThat(stops(new Guard.Sight(Side.HUBSPOT, 0, 0, 0))).isEmpty();
        assertThat(stops(new Guard.Sight(Side.SANSAN, 3, 1, 2))).isEmpty();
        assertThat(stops(new Guard(CAPS, 0, 0), 3, 0)).isEmpty();
        assertThat(stops(new Guard(CAPS, 0, 0), 0, 5)).isEmpty();
    }

    @Test
    void stopsIfASideIsEmpty() {
        assertThat(stops(new Guard.Sight(Side.SANSAN, 10, 0, 0)))
                .containsExactly(
                        "Sansan: no record is to be seen, 10 were linked; check the key or token and what it may read");
    }

    @Test
    void stopsIfTooMuchIsMissing() {
        assertThat(stops(new Guard.Sight(Side.HUBSPOT, 1000, 51, 5000)))
                .containsExactly("HubSpot: 51 of 1000 linked records are missing, caps.may-vanish allows 50;"
                        + " check the key or token, or raise the cap");
    }

    @Test
    void stopsIfTooMuchWouldBeWritten() {
        Guard guard = new Guard(CAPS, 0, 0);
        assertThat(stops(guard, 4, 0))
                .containsExactly(
                        "run: 4 creates, caps.creates is 3; look at a preview, then raise the cap or confirm the number");
        assertThat(stops(guard, 0, 6)).hasSize(1);
    }

    @Test
    void letsThroughWhatAPersonHasConfirmedAndWhatTheCapAllowsUnseen() {
        assertThat(stops(new Guard(CAPS, 100, 0), 103, 0)).isEmpty();
        assertThat(stops(new Guard(CAPS, 100, 0), 104, 0))
                .containsExactly("run: 104 creates, caps.creates is 3 beyond the 100 that were confirmed;"
                        + " look at a preview, then raise the cap or confirm the number");
        assertThat(stops(new Guard(CAPS, 100, 0), 0, 6)).hasSize(1);
    }

    @Test
    void countsContactsAndCardsOfBothKindsAsCreates() {
        Map<String, Long> counts = Map.of("CreateContact", 1L, "CreateCard", 2L, "AppendCard", 4L, "UpdateContact", 8L);
        assertThat(SyncRun.creates(counts)).isEqualTo(7);
    }

    @Test
    void doesNotCountAgainTheCardsThatWereLeftButAllContacts() {
        assertThat(SyncRun.creates(Map.of("CreateCard", 10L, "CreateContact", 5L), 8))
                .isEqualTo(7);
        assertThat(SyncRun.creates(Map.of("CreateCard", 1L, "CreateContact", 500L), 400))
                .isEqualTo(500);
    }
}
