package dev.serai.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the planner decides in the situations under {@code src/test/scenarios/restore}. */
class PlannerScenariosTest {
    private static final Path FOLDER = Path.of("src/test/scenarios/restore");
    private static final Set<String> EXPECTED =
            Set.of("decision", "target", "changes", "blocked", "excluded", "reason", "mustBeFree", "warnings", "reads");
    private static final Set<String> CHANGE = Set.of("from", "to", "emptiedFirst");

    static Stream<Path> situations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .map(Path::getFileName)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void decidesAsTheFileSays(Path file) {
        Scenario scenario = Scenario.read(FOLDER.resolve(file));
        Map<String, Object> expected = scenario.expected();
        assertThat(EXPECTED).as("keys of expect").containsAll(expected.keySet());
        Planner planner = scenario.planner();
        Decision decision = planner.decide(scenario.row(), scenario.live(), scenario.taken());

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(decision.kind()).as("decision").hasToString((String) expected.get("decision"));
        softly.assertThat(decision.targetId()).as("target").isEqualTo(expected.get("target"));
        softly.assertThat(changes(decision)).as("changes").isEqualTo(changes(expected));
        reasons(softly, "blocked", blocked(decision), expected);
        Map<String, String> excluded = new LinkedHashMap<>();
        scenario.selection().excluded().forEach(one -> excluded.put(one.property(), one.reason()));
        reasons(softly, "excluded", excluded, expected);
        reason(softly, decision, (String) expected.get("reason"));
        softly.assertThat(planner.mustBeFree(scenario.row(), scenario.live()))
                .as("mustBeFree")
                .isEqualTo(Scenario.texts(Scenario.map(expected, "mustBeFree")));
        warnings(softly, scenario, Scenario.list(expected, "warnings"));
        if (expected.containsKey("reads")) {
            softly.assertThat(planner.toRead())
                    .as("reads")
                    .containsExactlyInAnyOrderElementsOf(Scenario.list(expected, "reads"));
        }
        softly.assertAll();
    }

    @Test
    void everyKindOfDecisionHasASituation() throws IOException {
        Set<Decision.Kind> seen = EnumSet.noneOf(Decision.Kind.class);
        situations()
                .forEach(file -> seen.add(Decision.Kind.valueOf(
                        (String) Scenario.read(FOLDER.resolve(file)).expected().get("decision"))));
        assertThat(seen).containsExactly(Decision.Kind.values());
    }

    private static Map<String, Change> changes(Decision decision) {
        Map<String, Change> changes = new LinkedHashMap<>();
        decision.changes().forEach(change -> changes.put(change.property(), change));
        return changes;
    }

    private static Map<String, Change> changes(Map<String, Object> expected) {
        Map<String, Change> changes = new LinkedHashMap<>();
        Map<String, Object> all = Scenario.map(expected, "changes");
        for (String property : all.keySet()) {
            Map<String, Object> one = Scenario.map(all, property);
            assertThat(CHANGE).as("keys of changes").containsAll(one.keySet());
            String to = (String) one.get("to");
            changes.put(
                    property,
                    new Change(
                            property,
                            (String) one.get("from"),
                            to == null ? "" : to,
                            to == null,
                            Scenario.yes(one, "emptiedFirst", false)));
        }
        return changes;
    }

    private static Map<String, String> blocked(Decision decision) {
        Map<String, String> blocked = new LinkedHashMap<>();
        decision.blocked().forEach(one -> blocked.put(one.property(), one.reason()));
        return blocked;
    }

    /** The same properties, and each reason contains the words. */
    private static void reasons(
            SoftAssertions softly, String what, Map<String, String> found, Map<String, Object> expected) {
        Map<String, String> words = Scenario.texts(Scenario.map(expected, what));
        softly.assertThat(found.keySet()).as(what).isEqualTo(words.keySet());
        words.forEach((property, part) ->
                softly.assertThat(found.get(property)).as(what + " " + property).contains(part));
    }

    private static void reason(SoftAssertions softly, Decision decision, String words) {
        if (words == null) {
            softly.assertThat(decision.reason()).as("reason").isNull();
        } else {
            softly.assertThat(decision.reason()).as("reason").contains(words);
        }
    }

    private static void warnings(SoftAssertions softly, Scenario scenario, List<String> words) {
        List<String> all = Stream.concat(
                        scenario.selection().warnings().stream(), scenario.planner().warnings().stream())
                .toList();
        softly.assertThat(all).as("warnings").hasSameSizeAs(words);
        for (int i = 0; i < Math.min(all.size(), words.size()); i++) {
            softly.assertThat(all.get(i)).as("warning").contains(words.get(i));
        }
    }
}
