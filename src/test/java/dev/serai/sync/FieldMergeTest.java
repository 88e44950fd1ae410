package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Converted;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.MappingReader;
import dev.serai.mapping.Winner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Every combination of a value that is absent, the same or changed: what was agreed, the card's, the contact's; for each
 * winner, each way that may be open, each order of changes, with and without clearing.
 */
class FieldMergeTest {
    private static final String UNREADABLE = "?";
    private static final List<String> VALUES = Arrays.asList(null, "A", "B", "C");

    private record Case(
            Winner winner,
            boolean clears,
            boolean toHubspot,
            boolean toSansan,
            boolean cardNewer,
            String agreedCard,
            String agreedContact,
            String card,
            String contact) {

        FieldMerge merged(Agreed agreed, String cardNow, String contactNow) {
            String line = "{sansan: title, hubspot: jobtitle, winner: "
                    + winner.name().toLowerCase() + ", empty-overwrites: " + clears + "}";
            FieldRule rule = Rules.of(line);
            Converted value =
                    UNREADABLE.equals(cardNow) ? new Converted.Refused("unreadable") : new Converted.Value(cardNow);
            return FieldMerge.of(
                    rule, value, contactNow, agreed, new FieldMerge.Terms(toHubspot, toSansan, cardNewer, "JP"));
        }

        FieldMerge merged() {
            return merged(new Agreed(agreedCard, agreedContact), card, contact);
        }
    }

    private static final class Rules {
        private static final java.util.Map<String, FieldRule> READ = new java.util.HashMap<>();

        static FieldRule of(String line) {
            return READ.computeIfAbsent(
                    line,
                    text -> MappingReader.read("m.yaml", "sync: m\nhubspot: a\nsansan: k\nfields:\n  - " + text + "\n")
                            .mapping()
                            .orElseThrow()
                            .fields()
                            .get(0));
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<Boolean> either = List.of(true, false);
        List<String> cards = new ArrayList<>(VALUES);
        cards.add(UNREADABLE);
        for (Winner winner : Winner.values()) {
            for (boolean clears : either) {
                for (boolean toHubspot : either) {
                    for (boolean toSansan : either) {
                        for (boolean newer : either) {
                            for (String agreedCard : VALUES) {
                                for (String agreedContact : VALUES) {
                                    for (String card : cards) {
                                        for (String contact : VALUES) {
                                            cases.add(new Case(
                                                    winner,
                                                    clears,
                                                    toHubspot,
                                                    toSansan,
                                                    newer,
                                                    agreedCard,
                                                    agreedContact,
                                                    card,
                                                    contact));
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return cases;
    }

    /** The rules as one would tell them to somebody, one after the other; the first that applies holds. */
    private static String told(Case c) {
        boolean unreadable = UNREADABLE.equals(c.card());
        if (!unreadable && Objects.equals(c.card(), c.contact())) {
            return "SAME";
        }
        List<String> news = new ArrayList<>();
        if (!unreadable && !Objects.equals(c.card(), c.agreedCard()) && !(c.card() == null && !c.clears())) {
            news.add("card");
        }
        if (!Objects.equals(c.contact(), c.agreedContact()) && !(c.contact() == null && !c.clears())) {
            news.add("contact");
        }
        if (news.isEmpty()) {
            return "LEFT";
        }
        String travels = news.get(0);
        String conflict = "";
        if (news.size() == 2) {
            travels = c.winner() == Winner.SANSAN || c.winner() == Winner.NEWEST && c.cardNewer() ? "card" : "contact";
            conflict = " conflict";
        }
        if (travels.equals("card")) {
            return (c.toHubspot() ? "TO_HUBSPOT" : "LEFT") + conflict;
        }
        return (c.toSansan() ? "TO_SANSAN" : "LEFT") + conflict;
    }

    @Test
    void everyCombinationComesOutAsTold() {
        List<Case> cases = cases();
        assertThat(cases).hasSize(3 * 2 * 2 * 2 * 2 * 4 * 4 * 5 * 4);
        for (Case c : cases) {
            FieldMerge merge = c.merged();
            assertThat(merge.outcome() + (merge.isConflict() ? " conflict" : ""))
                    .as(c.toString())
                    .isEqualTo(told(c));
        }
    }

    @Test
    void anEmptyValueOverwritesOnlyIfTheLineSaysSo() {
        for (Case c : cases()) {
            FieldMerge.Outcome outcome = c.merged().outcome();
            if (!c.clears()) {
                assertThat(outcome == FieldMerge.Outcome.TO_HUBSPOT && c.card() == null)
                        .as(c.toString())
                        .isFalse();
                assertThat(outcome == FieldMerge.Outcome.TO_SANSAN && c.contact() == null)
                        .as(c.toString())
                        .isFalse();
            }
            assertThat(outcome == FieldMerge.Outcome.TO_HUBSPOT && UNREADABLE.equals(c.card()))
                    .as(c.toString())
                    .isFalse();
        }
    }

    /** Also if HubSpot stores a value otherwise than it was written, and if nobody changes the card. */
    @Test
    void whatWasCarriedOutIsNeitherWrittenNorAConflictAgain() {
        for (Case c : cases()) {
            FieldMerge merge = c.merged();
            boolean written = merge.outcome() == FieldMerge.Outcome.TO_HUBSPOT;
            for (String stored : Arrays.asList(c.card(), "stored otherwise")) {
                String contact = written ? stored : c.contact();
                Agreed after = written ? new Agreed(merge.after().card(), stored) : merge.after();
                FieldMerge again = c.merged(after, c.card(), contact);
                assertThat(again.outcome()).as(c.toString()).isNotEqualTo(FieldMerge.Outcome.TO_HUBSPOT);
                assertThat(again.isConflict()).as(c.toString()).isFalse();
                if (merge.outcome() == FieldMerge.Outcome.TO_SANSAN) {
                    assertThat(again.outcome()).as(c.toString()).isEqualTo(FieldMerge.Outcome.TO_SANSAN);
                }
            }
        }
    }

    /** A value that waits for people is not lost when the card is changed to something else meanwhile. */
    @Test
    void whatWaitsForSansanIsAConflictWhenTheCardChanges() {
        for (Case c : cases()) {
            FieldMerge merge = c.merged();
            if (merge.outcome() == FieldMerge.Outcome.TO_SANSAN && c.contact() != null) {
                FieldMerge later = c.merged(merge.after(), "later", c.contact());
                assertThat(later.isConflict()).as(c.toString()).isTrue();
                assertThat(c.merged(merge.after(), c.contact(), c.contact()).outcome())
                        .isEqualTo(FieldMerge.Outcome.SAME);
            }
        }
    }
}
