package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.FieldRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scenario files leave out no combination of what can have become of a linked card and contact. */
class ScenarioCoverageTest {
    private static final List<String> RECORD = List.of("gone", "same", "changed");
    private static final List<String> VALUE = List.of("cleared", "same", "changed");

    @Test
    void everyCombinationOfGoneSameAndChangedRecordsHasAFile() throws IOException {
        Set<String> covered = new TreeSet<>();
        for (Scenario scenario : scenarios()) {
            Batch batch = scenario.batch();
            for (LinkState link : batch.links()) {
                if (link.cardId() != null && !link.memory().agreed().isEmpty()) {
                    Map<String, String> card = card(batch, link);
                    Map<String, String> contact = contact(batch, link);
                    covered.add(record(scenario, link, card, true) + " card, " + record(scenario, link, contact, false)
                            + " contact");
                }
            }
        }
        assertThat(covered).containsAll(combinations(RECORD, " card, ", " contact"));
    }

    @Test
    void everyCombinationOfClearedSameAndChangedValuesHasAFile() throws IOException {
        Set<String> covered = new TreeSet<>();
        for (Scenario scenario : scenarios()) {
            Batch batch = scenario.batch();
            for (LinkState link : batch.links()) {
                Map<String, String> card = card(batch, link);
                Map<String, String> contact = contact(batch, link);
                if (card != null && contact != null) {
                    link.memory().agreed().forEach((property, agreed) -> {
                        FieldRule rule = scenario.mapping().field(property).orElseThrow();
                        covered.add(value(card.get(rule.members().get(0)), agreed.card()) + " on the card, "
                                + value(contact.get(property), agreed.contact()) + " on the contact"
                                + (rule.emptyOverwrites() ? ", empty overwrites" : ""));
                    });
                }
            }
        }
        assertThat(covered).containsAll(combinations(VALUE, " on the card, ", " on the contact"));
        assertThat(covered)
                .containsAll(combinations(VALUE, " on the card, ", " on the contact, empty overwrites").stream()
                        .filter(one -> one.contains("cleared"))
                        .toList());
    }

    private static List<String> combinations(List<String> states, String between, String end) {
        return states.stream()
                .flatMap(card -> states.stream().map(contact -> card + between + contact + end))
                .toList();
    }

    private static List<Scenario> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/scenarios/sync"))) {
            return files.sorted().map(Scenario::read).toList();
        }
    }

    private static Map<String, String> card(Batch batch, LinkState link) {
        return batch.cards().stream()
                .filter(one -> one.id().equals(link.cardId()))
                .map(CardState::values)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> contact(Batch batch, LinkState link) {
        return batch.contacts().stream()
                .filter(one -> one.id().equals(link.contactId()))
                .map(ContactState::values)
                .findFirst()
                .orElse(null);
    }

    private static String record(Scenario scenario, LinkState link, Map<String, String> values, boolean card) {
        if (values == null) {
            return "gone";
        }
        return link.memory().agreed().entrySet().stream().allMatch(one -> {
                    FieldRule rule = scenario.mapping().field(one.getKey()).orElseThrow();
                    String now = values.get(card ? rule.members().get(0) : one.getKey());
                    return value(
                                    now,
                                    card
                                            ? one.getValue().card()
                                            : one.getValue().contact())
                            .equals("same");
                })
                ? "same"
                : "changed";
    }

    private static String value(String now, String agreed) {
        return now == null ? "cleared" : now.equals(agreed) ? "same" : "changed";
    }
}
