package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each file in src/test/scenarios/sync is a situation and what is to be done in it. */
class ScenarioTest {
    @TestFactory
    List<DynamicTest> decides() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/scenarios/sync"))) {
            return files.sorted()
                    .map(file -> dynamicTest(
                            file.getFileName().toString(), file.toUri(), () -> decides(Scenario.read(file))))
                    .toList();
        }
    }

    private static void decides(Scenario scenario) {
        List<Decision> decisions = Decisions.of(scenario.mapping(), scenario.batch(), Scenario.TODAY);
        List<Action> actions = decisions.stream()
                .flatMap(decision -> decision.actions().stream())
                .toList();
        assertThat(actions.stream().map(ActionLine::of)).containsExactlyInAnyOrderElementsOf(scenario.actions());
        for (String reason : scenario.reasons()) {
            assertThat(actions).extracting(Action::reason).anyMatch(given -> given.contains(reason), reason);
        }
        assertThat(actions).extracting(Action::reason).allMatch(reason -> !reason.isBlank());
        if (scenario.after() != null) {
            assertThat(decisions.stream().map(Decision::after)).containsExactly(scenario.after());
        }
    }
}
