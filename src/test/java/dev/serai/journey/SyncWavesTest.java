package dev.serai.journey;

import static dev.serai.journey.SyncCheck.Trouble.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waves of edits on both sides: after each, both are what a simple model works out from the rules. */
class SyncWavesTest {
    private static final int CARDS = Integer.getInteger("sync.cards", 500);

    private static final int WAVES = Integer.getInteger("sync.waves", 2);

    @TempDir
    static Path folder;

    private static SyncWorld world;
    private static HubProcess hub;
    private static SyncCheck check;

    @BeforeAll
    static void start() throws IOException {
        world = new SyncWorld("main", CARDS, CARDS * 3 / 5, "habits.merging-moves-updated-time", "true");
        List<String> tags = List.copyOf(world.truth.openTags().keySet());
        world.key(SyncWorld.ALL, Set.of(), Set.copyOf(tags.subList(0, 8)));
        world.key(SyncWorld.SALES, Set.of("s.eigyo", "m.sato", "k.suzuki"), Set.copyOf(tags.subList(4, 14)));
        world.key(SyncWorld.OWN, Set.of("m.sato"), Set.of());
        Path mapping = world.mapping(folder.resolve("mappings"), "may-vanish: 5%", "may-vanish: 30%");
        hub = SyncWorld.hub(folder, world);
        check = new SyncCheck(world, new SyncModel(SyncRules.SHIPPED), mapping).of(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
        world.close();
    }

    @Test
    void bothSidesAreWhatTheRulesSayAfterEveryWave() throws Exception {
        check.connect(NONE);
        SyncEdits edits = check.edits(1);
        for (int wave = 1; wave <= WAVES; wave++) {
            world.clock(wave % 2 == 0 ? "4m" : "-4m");
            edits.look().visible(CARDS / 10);
            check.changes("wave " + wave + " of changes", NONE);
            edits.look().mergeContacts(Math.max(2, CARDS / 100));
            check.changes("wave " + wave + " of merged contacts", NONE);
            edits.look().hidden(CARDS / 20);
            check.everything("wave " + wave + " of what no time tells", NONE);
        }
        check.quiet("at the end", 10);
        assertThat(check.asked()).as("cards on the review list").isGreaterThan(CARDS / 100);
    }
}
