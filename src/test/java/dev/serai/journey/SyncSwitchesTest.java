package dev.serai.journey;

import static dev.serai.journey.SyncCheck.Trouble.NONE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other policies than the shipped ones, and every habit of Sansan's that nobody knows for sure the other way round. */
class SyncSwitchesTest {
    private static final int CARDS = Integer.getInteger("sync.cards", 150);

    @TempDir
    static Path folder;

    private static SyncWorld both;
    private static SyncWorld empty;
    private static SyncWorld oneWay;
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException {
        both = new SyncWorld(
                "both",
                CARDS,
                CARDS / 2,
                "single-card",
                "bare",
                "created-status",
                "200",
                "created-body",
                "none",
                "last-token-null",
                "true",
                "capital-tag-id",
                "true",
                "tagging-moves-updated-time",
                "true",
                "merging-moves-updated-time",
                "true",
                "memo-moves-updated-time",
                "false",
                "tags-limit",
                "300",
                "array-keys",
                "bracketed",
                "show-entry-status",
                "true",
                "retry-after",
                "absent",
                "paging",
                "position",
                "hidden-cards",
                "forbidden");
        empty = new SyncWorld(
                "empty", CARDS, CARDS / 2, "created-body", "empty", "array-keys", "plain", "paging", "snapshot");
        oneWay = new SyncWorld("one-way", CARDS, CARDS / 2);
        for (SyncWorld world : new SyncWorld[] {both, empty, oneWay}) {
            world.key(SyncWorld.ALL, Set.of(), Set.of());
        }
        both.key(
                SyncWorld.SALES,
                Set.of("s.eigyo", "m.sato", "k.suzuki"),
                Set.copyOf(both.truth.openTags().keySet()));
    }

    @AfterAll
    static void stop() {
        hub.close();
        both.close();
        empty.close();
        oneWay.close();
    }

    @Test
    void bothSidesAreWhatTheRulesSayWhateverTheSwitches() throws Exception {
        SyncCheck first = check(
                both,
                new SyncRules(true, true, false, true, "hubspot", true, true),
                "changes-to-sansan: review",
                "changes-to-sansan: append-card",
                "new-in-sansan: off",
                "new-in-sansan: create",
                "winner: newest",
                "winner: hubspot");
        SyncCheck second = check(
                empty,
                new SyncRules(true, true, false, false, "newest", false, true),
                "leaves-filter: keep",
                "leaves-filter: unlink",
                "new-in-sansan: off",
                "new-in-sansan: create");
        SyncCheck third = check(
                oneWay,
                new SyncRules(true, false, false, false, "sansan", false, false),
                "direction: both",
                "direction: to-hubspot",
                "leaves-filter: keep",
                "leaves-filter: unlink",
                "winner: newest",
                "winner: sansan");
        hub = SyncWorld.hub(folder, both, empty, oneWay);
        for (SyncCheck check : new SyncCheck[] {first, second, third}) {
            waves(check.of(hub));
        }
    }

    private static SyncCheck check(SyncWorld world, SyncRules rules, String... changes) throws IOException {
        return new SyncCheck(world, new SyncModel(rules), world.mapping(folder.resolve("mappings"), changes));
    }

    private static void waves(SyncCheck check) throws Exception {
        check.connect(NONE);
        SyncEdits edits = check.edits(3);
        edits.look().visible(CARDS / 8);
        check.everything("changes", NONE);
        edits.look().mergeContacts(2);
        edits.look().hidden(CARDS / 20);
        check.everything("what no time tells", NONE);
        check.quiet("at the end", 3);
    }
}
