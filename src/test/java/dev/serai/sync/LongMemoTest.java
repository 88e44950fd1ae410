package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Mapping;
import dev.serai.mapping.MappingReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Memos that leave no room for the hub's line: what was cut off would come back as a change made by people. */
class LongMemoTest {
    private static final String LONG = "x".repeat(1990);
    private static final Mapping MAPPING =
            MappingReader.read("m.yaml", """
            sync: m
            hubspot: main
            sansan: main
            new-in-sansan: create
            changes-to-sansan: append-card
            fields:
              - {sansan: email, hubspot: email, as: email}
              - {sansan: lastName, hubspot: lastname}
              - {sansan: title, hubspot: jobtitle}
              - {sansan: memo, hubspot: memo}
            """).mapping().orElseThrow();

    private static Decision decide(List<CardState> cards, ContactState contact, List<LinkState> links) {
        Batch batch = new Batch(cards, List.of(contact), links, Set.of(), Set.of());
        return Decisions.of(MAPPING, batch, LocalDate.of(2026, 11, 22)).get(0);
    }

    private static ContactState contact(String jobtitle, String memo) {
        return new ContactState(
                "1",
                Set.of(),
                Map.of("email", "jane@b.com", "lastname", "Doe", "jobtitle", jobtitle, "memo", memo),
                null,
                Map.of());
    }

    private static CardState card(String memo) {
        Map<String, String> values = new HashMap<>(
                Map.of("email", "jane@b.com", "lastName", "Doe", "title", "CTO", "exchangeDate", "2026-01-01"));
        values.put("memo", memo);
        return new CardState("C1", "P1", values, null, false, true, null);
    }

    private static LinkState link(String memo) {
        Map<String, Agreed> agreed = new HashMap<>();
        Map.of("email", "jane@b.com", "lastname", "Doe", "jobtitle", "CTO", "memo", memo)
                .forEach((property, value) -> agreed.put(property, new Agreed(value, value)));
        return new LinkState("L1", "C1", "1", new Memory(agreed, Map.of()), false, false);
    }

    @Test
    void areNotSentWithANewCard() {
        Decision decision = decide(List.of(), contact("CEO", LONG), List.of());
        assertThat(decision.actions().get(0))
                .isInstanceOfSatisfying(
                        Action.CreateCard.class,
                        create -> assertThat(create.values()).containsEntry("memo", "HubSpot contact main/1"));
        assertThat(decision.actions().get(1))
                .isInstanceOfSatisfying(
                        Action.Hold.class, hold -> assertThat(hold.property()).isEqualTo("memo"));
        assertThat(decision.after().agreed()).doesNotContainKey("memo");
    }

    @Test
    void ofThePresentCardAreNotCutForANewerOne() {
        Decision decision = decide(List.of(card(LONG)), contact("CEO", LONG), List.of(link(LONG)));
        assertThat(decision.actions()).singleElement().isInstanceOf(Action.Review.class);
        assertThat(decision.actions().get(0).reason()).contains("no room");
    }

    @Test
    void ofTheContactAreNotCutForANewerCard() {
        Decision decision = decide(List.of(card("short")), contact("CTO", LONG), List.of(link("short")));
        assertThat(decision.actions()).singleElement().isInstanceOf(Action.Review.class);
    }
}
