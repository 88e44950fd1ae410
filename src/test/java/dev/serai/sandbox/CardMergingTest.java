package dev.serai.sandbox;

import static dev.serai.sandbox.SansanClient.EVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardMergingTest {
    private static final String TARO = "'lastName':'山田','firstName':'太郎'";
    private static SansanSandbox sandbox;
    private static SansanClient client;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(SansanSettings.of(
                "port", "0", "cards", "0", "habits.calls-per-second", "0", "habits.merge-delay", "60s"));
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

    private static String person(String card) {
        return client.card(card).get("personId").asText();
    }

    private static boolean past(String card) {
        return client.card(card).get("past").asBoolean();
    }

    private static void merge() {
        client.admin("/merge", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'email':'a@example.jp'|'email':'a@example.jp'|true",
                "'city':'札幌市','street':'1-1'|'city':'札幌市','street':'1-1'|true",
                "'companyName':'大和','url':'https://a.example'|'companyName':'大和','url':'https://a.example'|true",
                "'companyName':'大和'|'companyName':'大和'|false",
                "'url':'https://a.example'|'url':'https://a.example'|false",
                "'email':'a@example.jp'|'email':'b@example.jp'|false",
                "'tel':'1'|'tel':'1'|false"
            })
    void groupsByNameTogetherWithMailOrAddressOrCompanyAndUrl(String one, String other, boolean same) {
        String first = client.registered("{" + TARO + "," + one + "}");
        String second = client.registered("{" + TARO + "," + other + "}");
        String stranger = client.registered("{'lastName':'鈴木'," + other + "}");
        merge();
        assertThat(person(first).equals(person(second))).isEqualTo(same);
        assertThat(person(stranger)).isNotEqualTo(person(second));
    }

    @Test
    void groupsSomeTimeAfterTheDataWereEntered() {
        String first = client.registered("{" + TARO + ",'email':'a@example.jp'}");
        String second = client.registered("{" + TARO + ",'email':'a@example.jp'}");
        client.get("/me");
        assertThat(person(first)).isNotEqualTo(person(second));
        client.admin("/clock", "{'offset':'61s'}");
        client.get("/me");
        assertThat(person(first)).isEqualTo(person(second));
    }

    @Test
    void ofOneOwnerAndCompanyOnlyTheNewestExchangeIsCurrent() {
        String same = TARO + ",'email':'a@example.jp','companyName':'大和'";
        String old = client.registered("{" + same + ",'exchangeDate':'2025-01-01'}");
        String undated = client.registered("{" + same + "}");
        String current = client.registered("{" + same + ",'exchangeDate':'2026-01-01'}");
        String colleagues = client.with(SansanClient.SALES).registered("{" + same + ",'exchangeDate':'2024-01-01'}");
        String elsewhere = client.registered(
                "{" + TARO + ",'email':'a@example.jp','companyName':'別','exchangeDate':'2023-01-01'}");
        assertThat(past(old)).isFalse();
        merge();
        assertThat(past(old)).isTrue();
        assertThat(past(undated)).isTrue();
        assertThat(past(current)).isFalse();
        assertThat(past(colleagues)).isFalse();
        assertThat(past(elsewhere)).isFalse();
        assertThat(client.get("/bizCards/search?range=all").ids())
                .containsExactlyInAnyOrder(current, colleagues, elsewhere);
        assertThat(client.get("/bizCards/search?range=all&includePastBizCards=true")
                        .ids())
                .hasSize(5);

        client.admin("DELETE", "/cards/" + current, "");
        assertThat(client.get("/bizCards/" + current).status()).isEqualTo(404);
        assertThat(past(old)).isFalse();
    }

    @Test
    void aCardIsComparedAgainWhenItHasChanged() {
        String first = client.registered("{" + TARO + ",'email':'a@example.jp'}");
        String second = client.registered("{" + TARO + ",'email':'b@example.jp'}");
        merge();
        client.admin("/cards/" + second, "{'email':'a@example.jp'}");
        merge();
        assertThat(person(first)).isEqualTo(person(second));
    }

    @Test
    void peopleMergeAndSplitByHandAndANewCardMergesThemAgain() {
        String first = client.registered("{" + TARO + ",'email':'a@example.jp'}");
        String second = client.registered("{'lastName':'Yamada','firstName':'Taro','email':'a@example.jp'}");
        merge();
        assertThat(person(first)).isNotEqualTo(person(second));
        client.admin("/persons/merge", "{'cards':['" + first + "','" + second + "']}");
        assertThat(person(first)).isEqualTo(person(second));

        String third = client.registered("{" + TARO + ",'email':'a@example.jp'}");
        merge();
        client.admin("/persons/split", "{'cards':['" + third + "']}");
        merge();
        assertThat(person(third)).isNotEqualTo(person(first));
        client.registered("{" + TARO + ",'email':'a@example.jp'}");
        merge();
        assertThat(person(third)).isEqualTo(person(first));
    }

    @Test
    void aCardThatIsBeingEnteredIsNobodyYet() {
        JsonNode card = client.admin(
                "/cards", "{" + TARO + ",'email':'a@example.jp','entryStatus':'processing','owner':'m.sato'}");
        String id = card.get("id").asText();
        String done = client.registered("{" + TARO + ",'email':'a@example.jp'}");
        merge();
        assertThat(client.card(id).get("personId").isNull()).isTrue();
        assertThat(client.get("/bizCards?range=all&" + EVER).ids()).containsExactly(done);
        client.admin("/cards/" + id, "{'entryStatus':'completed'}");
        merge();
        assertThat(person(id)).isEqualTo(person(done));
        assertThat(client.get("/bizCards?range=all&" + EVER).ids()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movesTheChangeTimeOfTheOthersIfSoSwitched(boolean moves) {
        client.admin("/settings", "{'mergingMovesUpdatedTime':" + moves + "}");
        String same = TARO + ",'email':'a@example.jp','companyName':'大和'";
        String old = client.registered("{" + same + ",'exchangeDate':'2025-01-01'}");
        String before = client.card(old).get("updatedTime").asText();
        client.registered("{" + same + ",'exchangeDate':'2026-01-01'}");
        client.admin("/clock", "{'offset':'1h'}");
        client.get("/me");
        assertThat(past(old)).isTrue();
        assertThat(client.card(old).get("updatedTime").asText().equals(before)).isNotEqualTo(moves);
    }
}
