package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
    @Test
    void isAboutAllRecordsThatNobodyCanTellApart() {
        Decision ambiguous = new Decision(
                null, "1", null, List.of(new Action.Ambiguous(List.of("C1", "C2"), List.of("1"), "the same")), null);
        assertThat(ambiguous.cardIds()).containsExactly("C1", "C2");
        assertThat(ambiguous.contactIds()).containsExactly("1");
    }

    @Test
    void isAboutItsCardAndItsContact() {
        Decision pair = new Decision("C1", "1", "L1", List.of(), null);
        assertThat(pair.cardIds()).containsExactly("C1");
        assertThat(pair.contactIds()).containsExactly("1");
        assertThat(new Decision("C1", null, null, List.of(), null).contactIds()).isEmpty();
    }
}
