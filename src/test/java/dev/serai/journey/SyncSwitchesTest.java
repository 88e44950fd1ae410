package dev.serai.journey;

import static dev.serai.journey.SyncCheck.Trouble.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other policies than the shipped ones, and every habit of Sansan's that nobody knows for sure the other way round; only page
 * tokens that run out are left to CardReadingTest. One world's calls are held against the contract.
 */
class SyncSwitchesTest {
    private static final Set<String> SALES = Set.of("s.eigyo", "m.sato", "k.suzuki");
    private static final int CARDS = Integer.getInteger("sync.cards", 150);

    @TempDir
    static Path folder;

    private static SyncWorld both;
    private static SyncWorld empty;
    private static SyncWorld oneWay;
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException {
        both = world(
                        "both",
                        "single-card=bare",
                        "created-status=200",
                        "created-body=none",
                        "last-token-null=true",
                        "capital-tag-id=true",
                        "tagging-moves-updated-time=true",
                        "merging-moves-updated-time=true",
                        "memo-moves-updated-time=false",
                        "tags-limit=300",
                        "array-keys=bracketed",
                        "show-entry-status=true",
                        "retry-after=absent",
                        "paging=position",
                        "hidden-cards=forbidden")
                .underContract();
        empty = world("empty", "created-body=empty", "array-keys=plain", "paging=snapshot", "retry-after=text");
        oneWay = world("one-way", "array-keys=plain", "retry-after=number");
        List<String> tags = List.copyOf(both.truth.openTags().keySet());
        both.key(SyncWorld.ALL, Set.of(), Set.of());
        both.key(SyncWorld.SALES, SALES, Set.copyOf(tags.subList(0, 20)));
        empty.key(SyncWorld.ALL, Set.of(), Set.of());
        empty.key(SyncWorld.SALES, SALES, Set.copyOf(tags.subList(10, 30)));
        oneWay.key(SyncWorld.ALL, Set.of(), Set.copyOf(tags.subList(0, 60)));
    }

    /** @param habits of Sansan's, as {@code name=value} */
    private static SyncWorld world(String name, String... habits) {
        List<String> settings = new ArrayList<>(List.of("tags", "200"));
        for (String habit : habits) {
            settings.addAll(List.of(("habits." + habit).split("=")));
        }
        return new SyncWorld(name, CARDS, CARDS / 2, settings.toArray(String[]::new));
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
                "winner: sansan",
                "may-vanish: 5%",
                "may-vanish: 40%");
        hub = SyncWorld.hub(folder, both, empty, oneWay);
        waves(first.of(hub), both);
        waves(second.of(hub), empty);
        waves(third.of(hub), oneWay);
        everyTagIsListed();
        assertThat(both.breaches()).as("calls that break Sansan's contract").isEmpty();
        assertThat(both.requests()).as("cards sent").anyMatch(call -> call.startsWith("POST /v6.0/bizCards"));
    }

    private static SyncCheck check(SyncWorld world, SyncRules rules, String... changes) throws IOException {
        return new SyncCheck(world, new SyncModel(rules), world.mapping(folder.resolve("mappings"), changes));
    }

    private static void waves(SyncCheck check, SyncWorld world) throws Exception {
        world.limit(2);
        check.connect(NONE);
        world.limit(0);
        assertThat(world.sansanSide.get("/sandbox/stats").path("byPath").toString())
                .as("calls of %s refused as too many", world.name)
                .contains("\"429\"");
        SyncEdits edits = check.edits(3);
        edits.look().visible(CARDS / 8);
        check.everything("changes", NONE);
        edits.look().mergeContacts(2);
        edits.look().hidden(CARDS / 20);
        check.everything("what no time tells", NONE);
        check.quiet("at the end", 3);
    }

    /** More than a page of them, however many Sansan gives at once. */
    private static void everyTagIsListed() throws IOException {
        for (JsonNode key : hub.get("/api/sansan/keys").json()) {
            SyncWorld world = Stream.of(both, empty, oneWay)
                    .filter(one -> key.path("name").asText().startsWith(one.name))
                    .findFirst()
                    .orElseThrow();
            List<String> tags = new ArrayList<>();
            key.path("tags").forEach(tag -> tags.add(tag.path("id").asText()));
            assertThat(tags)
                    .as("%s", key.path("name"))
                    .hasSizeGreaterThan(100)
                    .containsExactlyInAnyOrderElementsOf(world.truth.openTags().keySet());
        }
    }
}
