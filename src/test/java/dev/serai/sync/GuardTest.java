package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Caps;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Caps CAPS = new Caps(3, 5, 0.05);
    private static final Action CREATE = new Action.CreateContact("C1", Map.of(), "new");
    private static final Action CARD = new Action.CreateCard("1", Map.of(), List.of(), "new");
    private static final Action APPEND = new Action.AppendCard("C1", "1", Map.of(), List.of(), List.of(), "changed");
    private static final Action UPDATE = new Action.UpdateContact("1", List.of(), "changed");

    private static List<Decision> decisions(Action action, int count) {
        return Collections.nCopies(count, new Decision("C1", "1", null, List.of(action), null));
    }

    private static List<String> stops(Guard.Sight sight) {
        return new Guard(CAPS, 0, 0).stops(List.of(sight), List.of());
    }

    @Test
    void letsThroughWhatIsUsual() {
        assertThat(stops(new Guard.Sight(Side.SANSAN, 1000, 50, 950))).isEmpty();
        assertThat(stops(new Guard.Sight(Side.HUBSPOT, 0, 0, 0))).isEmpty();
        assertThat(stops(new Guard.Sight(Side.SANSAN, 3, 1, 2))).isEmpty();
        assertThat(new Guard(CAPS, 0, 0).stops(List.of(), decisions(CREATE, 3))).isEmpty();
        assertThat(new Guard(CAPS, 0, 0).stops(List.of(), decisions(UPDATE, 5))).isEmpty();
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
        assertThat(guard.stops(List.of(), decisions(CREATE, 4)))
                .containsExactly(
                        "run: 4 creates, caps.creates is 3; look at a preview, then raise the cap or confirm the number");
        assertThat(guard.stops(List.of(), decisions(CARD, 4))).hasSize(1);
        assertThat(guard.stops(List.of(), decisions(APPEND, 4))).hasSize(1);
        assertThat(guard.stops(List.of(), decisions(UPDATE, 6))).hasSize(1);
    }

    @Test
    void letsThroughWhatAPersonHasConfirmed() {
        assertThat(new Guard(CAPS, 100, 0).stops(List.of(), decisions(CREATE, 100)))
                .isEmpty();
        assertThat(new Guard(CAPS, 100, 0).stops(List.of(), decisions(CREATE, 101)))
                .hasSize(1);
        assertThat(new Guard(CAPS, 100, 0).stops(List.of(), decisions(UPDATE, 6)))
                .hasSize(1);
    }
}
