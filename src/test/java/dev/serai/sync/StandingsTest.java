package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.RecordStandings.Standing;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.mapping.Winner;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final FieldChange CHANGE = new FieldChange("jobtitle", "title", "CTO", "CEO", "changed");

    private static Done done(String card, String contact, Action... actions) {
        Decision decision = new Decision(card, contact, "L", List.of(actions), Memory.EMPTY);
        return new Done(null, decision, Done.DONE, null, null, false, Map.of(), null);
    }

    private static LinkRow link(boolean cardGone, boolean contactGone) {
        return new LinkRow("L", "C", "1", "{}", cardGone, contactGone);
    }

    /** Each as side id (of a pair: with whom): status. */
    private static List<String> standings(Done one, LinkRow link) {
        return Standings.of(one, link)
                .map(it -> it.side() + " " + it.id() + " (" + it.cardId() + ", " + it.contactId() + "): " + it.status())
                .toList();
    }

    @Test
    void bothSidesOfAPairAreGoneIfOneIs() {
        Action gone = new Action.MarkGone("L", Side.SANSAN, "card C is deleted");

        assertThat(standings(done(null, "1", gone), link(true, false)))
                .containsExactly("SANSAN C (C, 1): gone", "HUBSPOT 1 (C, 1): gone");
    }

    @Test
    void aPairOfWhichASideIsGoneIsNotCalledExcludedLater() {
        Action excluded = new Action.Exclude(Side.HUBSPOT, "1", "card C is deleted");

        assertThat(standings(done(null, "1", excluded), link(true, false)))
                .containsExactly("SANSAN C (C, 1): gone", "HUBSPOT 1 (C, 1): gone");
    }

    @Test
    void whatNeedsAHandGoesBeforeWhatIsOnlyToBeKnown() {
        Action conflict = new Action.Conflict("C", "1", "jobtitle", "CTO", "CEO", Winner.HUBSPOT, "both changed it");
        Action review = new Action.Review("C", "1", List.of(CHANGE), "Sansan cannot change a card");

        assertThat(standings(done("C", "1", conflict, review), null))
                .containsExactly("SANSAN C (C, 1): review", "HUBSPOT 1 (C, 1): review");
    }

    @Test
    void twoRecordsWhoseLinkWasEndedStandEachForItself() {
        Done ended = done("C", "1", new Action.Unlink("L", "left the filter"));

        assertThat(Standings.ended(ended).map(it -> it.id() + " " + it.cardId() + " " + it.contactId()))
                .containsExactly("C C null", "1 null 1");
        assertThat(Standings.ended(done("C", "1", new Action.Exclude(Side.SANSAN, "C", "no address"))))
                .isEmpty();
    }

    @Test
    void whatFailedIsTriedAgain() {
        Done failed = done("C", "1", new Action.UpdateContact("1", List.of(CHANGE), "the card has other values"))
                .failed("HubSpot refuses: too long");

        assertThat(Standings.of(failed, null)).hasSize(2).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo("failing");
            assertThat(it.failed()).isTrue();
            assertThat(it.reason()).isEqualTo("HubSpot refuses: too long");
            assertThat(it.failingTo()).isEqualTo("HUBSPOT");
        });
    }

    @Test
    void whatFailedIsLeftUndoneOnTheSideThatItWasFor() {
        Action update = new Action.UpdateContact("1", List.of(CHANGE), "the card has other values");
        Action newer =
                new Action.AppendCard("C", "1", Map.of("title", "CEO"), List.of(), List.of(CHANGE), "other values");

        assertThat(failingTo(done("C", "1", newer))).containsOnly("SANSAN");
        assertThat(failingTo(done("C", "1", update, newer))).containsOnlyNulls();
        assertThat(failingTo(done("C", "1", update, newer).contact("1", false, Map.of("jobtitle", "CEO"))))
                .containsOnly("SANSAN");
    }

    private static List<String> failingTo(Done one) {
        return Standings.of(one.failed("refused"), null)
                .map(Standing::failingTo)
                .collect(Collectors.toList());
    }
}
