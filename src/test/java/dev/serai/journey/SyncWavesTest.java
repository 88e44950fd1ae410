package dev.serai.journey;

import static dev.serai.journey.SyncCheck.Trouble.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waves of edits on both sides: after each, both are what a simple model works out from the rules. */
class SyncWavesTest {
    private static final int CARDS = Integer.getInteger("sync.cards", 500);

    private static final int WAVES = Integer.getInteger("sync.waves", 2);

    /** What people edit follows from it. */
    private static final long SEED = Long.getLong("sync.seed", 5);

    /** Longer than search and merging take. */
    private static final Duration LAG = Duration.ofMillis(2500);

    @TempDir
    static Path folder;

    private static SyncWorld world;
    private static HubProcess hub;
    private static SyncCheck check;
    private static SyncWorld late;
    private static SyncCheck lateCheck;

    @BeforeAll
    static void start() throws IOException {
        world = new SyncWorld("main", CARDS, CARDS * 3 / 5, "habits.merging-moves-updated-time", "true");
        List<String> tags = List.copyOf(world.truth.openTags().keySet());
        world.key(SyncWorld.ALL, Set.of(), Set.copyOf(tags.subList(0, 8)));
        world.key(SyncWorld.SALES, Set.of("s.eigyo", "m.sato", "k.suzuki"), Set.copyOf(tags.subList(4, 14)));
        world.key(SyncWorld.OWN, Set.of("m.sato"), Set.of());
        Path mapping = world.mapping(folder.resolve("mappings"), "may-vanish: 5%", "may-vanish: 30%");
        late = new SyncWorld(
                "late",
                CARDS / 3,
                CARDS / 5,
                "hubspot.search.lag",
                "2s",
                "hubspot.clock-offset",
                "-3m",
                "clock-offset",
                "2m",
                "habits.merge-delay",
                "1s");
        late.key(SyncWorld.ALL, Set.of(), Set.of());
        Path lateMapping = late.mapping(folder.resolve("mappings"), "new-in-sansan: off", "new-in-sansan: create");
        hub = SyncWorld.hub(folder, world, late);
        check = new SyncCheck(world, new SyncModel(SyncRules.SHIPPED), mapping).of(hub);
        SyncRules creating = new SyncRules(true, true, false, true, "newest", false, true);
        lateCheck = new SyncCheck(late, new SyncModel(creating), lateMapping).of(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
        world.close();
        late.close();
    }

    @Test
    void bothSidesAreWhatTheRulesSayAfterEveryWave() throws Exception {
        check.connect(NONE);
        SyncEdits edits = check.edits(SEED);
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

    /** Search and merging lag, both clocks are wrong, and people edit on while runs begin early and late. */
    @Test
    void nothingIsLostThatIsEditedWhileARunReadsWhatWasThereBefore() throws Exception {
        lateCheck.connect(NONE);
        SyncMeanwhile people = new SyncMeanwhile(late, SEED);
        for (int wave = 1; wave <= WAVES; wave++) {
            for (int i = 0; i < 5; i++) {
                people.edit(5);
                late.webhook(hub);
                Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            }
            lateCheck.atRest("wave " + wave + " while runs were under way", LAG);
            assertThat(people.lost()).as("wave " + wave).isEmpty();
        }
        lateCheck.quiet("at the end", 3);
    }
}
