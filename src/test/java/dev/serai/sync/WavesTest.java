package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Mapping;
import dev.serai.mapping.MappingReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waves of edits by people on both sides, each followed by a run. */
class WavesTest {
    private static final int WORLDS = 20;
    private static final int WAVES = 25;
    private static final int EDITS = 6;
    private static final int ROUNDS = 3;

    private static Mapping mapping(String policies) {
        return MappingReader.read("m.yaml", """
                sync: m
                hubspot: main
                sansan: main
                %s
                fields:
                  - {sansan: email, hubspot: email, as: email}
                  - {sansan: lastName, hubspot: lastname}
                  - {sansan: title, hubspot: jobtitle, empty-overwrites: true}
                """.formatted(policies.replace("; ", "\n")))
                .mapping()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changes-to-sansan: review",
                "changes-to-sansan: append-card; new-in-sansan: create",
                "changes-to-sansan: off; direction: to-hubspot",
                "new-in-sansan: create; direction: to-sansan",
                "winner: sansan; leaves-filter: unlink; new-in-sansan: create",
                "winner: hubspot; dedupe: {by: [person]}; match: [email, [lastname, jobtitle]]; new-in-sansan: create"
            })
    void afterARunThereIsNothingLeftToDo(String policies) {
        int writes = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = new World(mapping(policies), seed);
            for (int wave = 0; wave < WAVES; wave++) {
                Stream.generate(() -> world).limit(EDITS).forEach(World::edit);
                List<Decision> decisions = world.decide();
                writes += (int) actions(world, decisions).count();
                run(world);
                assertQuiet(world, "seed " + seed + ", wave " + wave);
                world.arrive();
                run(world);
                assertQuiet(world, "seed " + seed + ", wave " + wave + ", cards arrived");
            }
        }
        assertThat(writes).isGreaterThan(WORLDS * WAVES / 2);
    }

    /** An address that one contact gives up is free for another in the next round only. */
    private static void run(World world) {
        for (int round = 0; round < ROUNDS; round++) {
            world.refused.clear();
            world.carryOut(world.decide());
        }
    }

    private static void assertQuiet(World world, String when) {
        assertThat(actions(world, world.decide())).as(when).isEmpty();
        assertThat(world.contacts.values().stream()
                        .map(contact -> contact.values().get("email"))
                        .filter(Objects::nonNull))
                .as(when)
                .doesNotHaveDuplicates();
    }

    /** All that is not merely listed, apart from what HubSpot refused. */
    private static Stream<Action> actions(World world, List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> !world.refused.contains(String.valueOf(decision.contactId())))
                .flatMap(decision -> decision.actions().stream())
                .filter(action -> !(action instanceof Action.Exclude
                        || action instanceof Action.Hold
                        || action instanceof Action.Ambiguous));
    }
}
