package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Switches for the unknown that no other test turns. */
class SansanHabitTest {
    private static SansanSandbox sandbox;
    private static SansanClient client;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(
                SansanSettings.of("port", "0", "cards", "20", "clock-offset", "-2m", "habits.calls-per-second", "0"));
        client = new SansanClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        client.admin("/reset", "");
    }

    private static String tag() {
        return client.get("/tags?range=all").ids().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "taggingMovesUpdatedTime,true,tags",
        "taggingMovesUpdatedTime,false,tags",
        "memoMovesUpdatedTime,true,memo",
        "memoMovesUpdatedTime,false,memo"
    })
    void aTagOrAMemoMovesTheChangeTimeOrNot(String habit, boolean moves, String what) {
        client.admin("/settings", "{'" + habit + "':" + moves + "}");
        String id = client.get("/bizCards/search?range=all").ids().get(0);
        JsonNode before = client.card(id);
        client.admin("/clock", "{'offset':'1h'}");
        if (what.equals("tags")) {
            client.admin("/cards/" + id + "/tags", "{'add':['" + tag() + "']}");
            assertThat(client.get("/bizCards/" + id + "/tags").ids()).contains(tag());
        } else {
            client.admin("/cards/" + id, "{'memo':'電話済み'}");
            assertThat(client.card(id).get("memo").asText()).isEqualTo("電話済み");
        }
        assertThat(client.card(id).get("updatedTime").equals(before.get("updatedTime")))
                .isNotEqualTo(moves);
        client.admin("/cards/" + id, "{'title':'課長'}");
        assertThat(client.card(id).get("updatedTime")).isNotEqualTo(before.get("updatedTime"));
    }

    @Test
    void aTagCanBeTakenAway() {
        String id = client.registered("{'lastName':'見本','tagIds':['" + tag() + "']}");
        client.admin("/cards/" + id + "/tags", "{'remove':['" + tag() + "']}");
        assertThat(client.get("/bizCards/" + id + "/tags").ids()).isEmpty();
    }

    @Test
    void aSingleCardIsWrappedOrBare() {
        String id = client.get("/bizCards/search?range=all").ids().get(0);
        assertThat(client.get("/bizCards/" + id).json().at("/item/id").asText()).isEqualTo(id);
        client.admin("/settings", "{'single-card':'bare'}");
        assertThat(client.get("/bizCards/" + id).json().at("/id").asText()).isEqualTo(id);
    }

    @Test
    void aTagInsideACardSpellsItsIdOneWayOrTheOther() {
        String id = client.registered("{'lastName':'見本','tagIds':['" + tag() + "']}");
        String path = "/bizCards/" + id + "?includeTags=true";
        assertThat(client.get(path).json().at("/item/tags/0/id").asText()).isEqualTo(tag());
        client.admin("/settings", "{'capitalTagId':true}");
        assertThat(client.get(path).json().at("/item/tags/0/Id").asText()).isEqualTo(tag());
        assertThat(client.get(path).json().at("/item/tags/0/id").isMissingNode())
                .isTrue();
        assertThat(client.get("/tags?range=all").json().at("/data/0/id").isTextual())
                .isTrue();
    }

    @Test
    void theStateOfDataEntryIsShownOrNot() {
        String path = "/bizCards/search?range=all";
        assertThat(client.get(path).json().at("/data/0").has("entryStatus")).isFalse();
        client.admin("/settings", "{'showEntryStatus':true}");
        assertThat(client.get(path).json().at("/data/0/entryStatus").asText()).isEqualTo("completed");
    }

    @Test
    void itsClockCanBeWrong() {
        String id = client.registered("{'lastName':'見本'}");
        OffsetDateTime registered =
                OffsetDateTime.parse(client.card(id).get("registeredTime").asText());
        assertThat(Duration.between(registered, OffsetDateTime.now()))
                .isBetween(Duration.ofSeconds(119), Duration.ofSeconds(150));
        assertThat(client.admin("GET", "/clock", "").get("offset").asText()).isEqualTo("PT-2M");
        client.admin("/clock", "{'offset':'1h','stands':true}");
        assertThat(client.admin("GET", "/clock", "").get("stands").asBoolean()).isTrue();
        client.admin("/clock", "{'offset':'1h'}");
        assertThat(client.admin("GET", "/clock", "").get("stands").asBoolean()).isFalse();
    }
}
