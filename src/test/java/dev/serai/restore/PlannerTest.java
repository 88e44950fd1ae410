package dev.serai.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hubspot.Definition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What no scenario file can show: long texts, and that the planner only reads. */
class PlannerTest {
    private static Planner planner(String... texts) {
        Map<String, Definition> writable = new LinkedHashMap<>();
        for (String name : texts) {
            writable.put(
                    name,
                    new Definition(
                            name,
                            name,
                            "string",
                            "text",
                            List.of(),
                            false,
                            false,
                            false,
                            "non_sensitive",
                            false,
                            false,
                            null,
                            List.of()));
        }
        return new Planner(
                new Selection("contacts", writable, writable, List.of(), List.of(), List.of()),
                new Options(true, false, false),
                new Surroundings(Set.of(), Map.of()));
    }

    private static Decision decide(String then, String today) {
        return planner("message")
                .decide(
                        new Row("1", Map.of("message", then)),
                        new Live.Found("1", Map.of("message", today)),
                        Taken.NONE);
    }

    @Test
    void sendsATextOfTheGreatestLength() {
        String longest = "x".repeat(65_536);
        assertThat(decide(longest, "short").changes())
                .containsExactly(new Change("message", "short", longest, false, false));
    }

    @Test
    void leavesATextAloneThatIsTooLong() {
        Decision decision = decide("x".repeat(65_537), "short");
        assertThat(decision.kind()).isEqualTo(Decision.Kind.NOT_RESTORABLE);
        assertThat(decision.blocked())
                .singleElement()
                .satisfies(blocked ->
                        assertThat(blocked.reason()).isEqualTo("it has 65537 characters; HubSpot takes at most 65536"));
    }

    @Test
    void leavesATooLongTextAloneThatIsStillThere() {
        assertThat(decide("x".repeat(65_537), "x".repeat(65_537)).kind()).isEqualTo(Decision.Kind.UNCHANGED);
    }

    @Test
    void decidesTheSameEachTime() {
        Planner planner = planner("city", "lastname");
        Map<String, String> then = new HashMap<>(Map.of("city", "Osaka"));
        then.put("lastname", null);
        Map<String, String> today = new HashMap<>(Map.of("city", "TEST", "lastname", "TEST"));
        Row row = new Row("1", then);
        Live live = new Live.Found("1", today);
        assertThat(planner.decide(row, live, Taken.NONE)).isEqualTo(planner.decide(row, live, Taken.NONE));
        assertThat(today).containsEntry("city", "TEST").containsEntry("lastname", "TEST");
    }

    @Test
    void saysWhetherValuesAreTheSameOfPropertiesItDoesNotKnowToo() {
        assertThat(planner("city").same("unheard_of", "1", "1")).isTrue();
        assertThat(planner("city").same("unheard_of", "1", "1.0")).isFalse();
        assertThat(planner("city").same("unheard_of", null, "")).isTrue();
    }
}
