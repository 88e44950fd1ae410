package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both APIs fail in every way they know and the hub is killed: in the end both sides are what the rules say, nothing twice. */
class SyncFaultsTest {
    private static final int CARDS = Integer.getInteger("sync.cards", 150);
    private static final int KILLS = Integer.getInteger("sync.kills", 1);
    private static final String PAGE = "/objects/contacts$";
    private static final String WRITES = "/batch/(create|update)";
    private static final List<String> OF_HUBSPOT = List.of(
            "{\"path\": \"/contacts\", \"status\": 429, \"policy\": \"ten-secondly-rolling\", \"retry-after\": 1, \"every\": 9}",
            "{\"path\": \"/contacts\", \"status\": 503, \"every\": 7}",
            "{\"path\": \"" + WRITES + "\", \"effect\": \"cut-after\", \"every\": 3}",
            "{\"path\": \"" + WRITES + "\", \"effect\": \"cut-before\", \"every\": 4}",
            "{\"path\": \"" + WRITES + "\", \"effect\": \"cut-body\", \"every\": 5}",
            "{\"path\": \"" + PAGE + "\", \"effect\": \"short-page\", \"every\": 3}",
            "{\"path\": \"" + PAGE + "\", \"effect\": \"holes\", \"every\": 4}");
    private static final List<String> OF_SANSAN = List.of(
            "{\"method\": \"POST\", \"effect\": \"cut-after\", \"every\": 2}",
            "{\"method\": \"POST\", \"effect\": \"cut-before\", \"every\": 3}",
            "{\"path\": \"/bizCards\", \"status\": 429, \"retry-after\": 1, \"every\": 31}",
            "{\"path\": \"/bizCards\", \"status\": 500, \"every\": 6}",
            "{\"path\": \"/bizCards\", \"effect\": \"cut-before\", \"every\": 5}",
            "{\"path\": \"/bizCards\", \"effect\": \"cut-body\", \"every\": 4}",
            "{\"path\": \"/bizCards\", \"effect\": \"skip-first\", \"every\": 3}",
            "{\"path\": \"/bizCards\", \"effect\": \"holes\", \"every\": 7}");

    @TempDir
    static Path folder;

    /** Another one each time; printed, so that a run can be had again. */
    private static final long SEED = Long.getLong("sync.seed", System.nanoTime() % 1_000_000);

    private static final Random random = new Random(SEED);
    private static SyncWorld world;
    private static HubProcess hub;
    private static SyncCheck check;

    @BeforeAll
    static void start() throws IOException {
        world = new SyncWorld("main", CARDS, CARDS * 3 / 5, "habits.merging-moves-updated-time", "true");
        world.key(SyncWorld.ALL, Set.of(), Set.of());
        List<String> tags = List.copyOf(world.truth.openTags().keySet());
        world.key(SyncWorld.SALES, Set.of("s.eigyo", "m.sato", "k.suzuki"), Set.copyOf(tags.subList(0, 8)));
        Path mapping = world.mapping(
                folder.resolve("mappings"),
                "may-vanish: 5%",
                "may-vanish: 40%",
                "email: valid",
                "email: any",
                "new-in-sansan: off",
                "new-in-sansan: create",
                "changes-to-sansan: review",
                "changes-to-sansan: append-card");
        hub = SyncWorld.hub(folder, world);
        check = new SyncCheck(
                        world, new SyncModel(new SyncRules(true, true, true, true, "newest", true, true)), mapping)
                .of(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
        world.close();
    }

    @Test
    void nothingIsLostOrThereTwiceThoughBothFailAndTheHubIsKilled() throws Exception {
        System.out.println("sync.seed is " + SEED);
        world.clock("3m");
        check.connect(this::trouble);
        SyncEdits edits = check.edits(SEED);
        edits.look().visible(CARDS / 5);
        check.changes("changes (seed " + SEED + ")", this::trouble);
        world.clock("-3m");
        edits.look().mergeContacts(2);
        edits.look().hidden(CARDS / 20);
        check.everything("what no time tells (seed " + SEED + ")", this::trouble);
        check.quiet("at the end (seed " + SEED + ")", 10);
        assertThat(world.sansanSide
                        .get("/sandbox/stats")
                        .at("/byPath/POST ~1v6.0~1bizCards")
                        .toString())
                .as("cards sent")
                .contains("CUT_AFTER");
    }

    /** Runs that fail, and hubs that are killed while they run. */
    private void trouble() throws Exception {
        world.faults(OF_HUBSPOT, OF_SANSAN);
        for (int kill = 0; kill < KILLS; kill++) {
            check.ask();
            Duration soon = Duration.ofMillis(1000 + random.nextInt(1500));
            Awaitility.await().pollDelay(soon).until(() -> true);
            hub.kill();
            hub.start();
        }
        check.ask();
        Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        world.noFaults();
    }
}
