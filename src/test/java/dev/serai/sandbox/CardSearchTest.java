package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardSearchTest {
    private static SansanSandbox sandbox;
    private static SansanClient client;
    private static String taro;
    private static String hanako;
    private static String shared;
    private static String mine;
    private static String secret;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(
                SansanSettings.of("port", "0", "cards", "0", "tags", "0", "habits.calls-per-second", "0"));
        client = new SansanClient(sandbox);
        shared = client.admin("/tags", "{'name':'展示会','type':'shared','owner':'s.eigyo'}")
                .get("id")
                .asText();
        mine = client.admin("/tags", "{'name':'展示会','type':'public','owner':'t.kanri'}")
                .get("id")
                .asText();
        secret = client.admin("/tags", "{'name':'秘密','type':'private','owner':'m.sato'}")
                .get("id")
                .asText();
        taro = client.admin(
                        "/cards",
                        "{'lastName':'山田','firstName':'太郎','email':'Taro@example.jp','tel':'03-1234-5678',"
                                + "'mobile':'090-1111-2222','companyName':'株式会社大和','owner':'m.sato',"
                                + "'tagIds':['" + shared + "','" + secret + "']}")
                .get("id")
                .asText();
        hanako = client.admin(
                        "/cards",
                        "{'lastName':'山田','firstName':'花子','email':'hanako@example.jp',"
                                + "'companyName':'大和電機','owner':'t.kanri','tagIds':['" + mine + "']}")
                .get("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void settle() {
        client.admin("/settings", "{'arrayKeys':'both'}");
    }

    private static List<String> found(String query) {
        return client.get("/bizCards/search?range=all&orderDirection=asc&" + query)
                .ids();
    }

    @ParameterizedTest
    @CsvSource({
        "companyName=%E5%A4%A7%E5%92%8C,both",
        "companyName=%E9%9B%BB%E6%A9%9F,hanako",
        "name=%E5%B1%B1%E7%94%B0,both",
        "name=%E5%B1%B1%E7%94%B0%E5%A4%AA,taro",
        "name=%E5%A4%AA%E9%83%8E,none",
        "email=Taro%40example.jp,taro",
        "email=taro%40example.jp,none",
        "email=example.jp,none",
        "tel=1234-,taro",
        "mobile=1111,taro",
        "tel=1234&name=%E5%B1%B1%E7%94%B0%E8%8A%B1,none",
        "'',both"
    })
    void findsByEachCriterionAndByAllOfThemTogether(String query, String who) {
        List<String> expected = switch (who) {
            case "both" -> List.of(taro, hanako);
            case "taro" -> List.of(taro);
            case "hanako" -> List.of(hanako);
            default -> List.of();
        };
        assertThat(found(query)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void findsByAnyOfSeveralTagsThatTheUserMaySee() {
        assertThat(found("tagId=" + shared)).containsExactly(taro);
        assertThat(found("tagId=" + shared + "&tagId=" + mine)).containsExactlyInAnyOrder(taro, hanako);
        assertThat(found("tagId%5B%5D=" + shared + "&tagId%5B%5D=" + mine)).containsExactlyInAnyOrder(taro, hanako);
        assertThat(found("tagId=" + secret)).isEmpty();
        assertThat(client.with(SansanClient.OWN)
                        .get("/bizCards/search?tagId=" + secret)
                        .ids())
                .containsExactly(taro);
    }

    @Test
    void hidesSecretTagsOfOthersOnCards() {
        var card = client.get("/bizCards/" + taro + "?includeTags=true").json().get("item");
        assertThat(card.get("tags")).hasSize(1);
        assertThat(card.at("/tags/0/id").asText()).isEqualTo(shared);
        assertThat(client.get("/bizCards/" + taro + "/tags").ids()).containsExactly(shared);
        assertThat(client.with(SansanClient.OWN)
                        .get("/bizCards/" + taro + "/tags")
                        .ids())
                .containsExactlyInAnyOrder(shared, secret);
    }

    @ParameterizedTest
    @CsvSource({"plain,tagId,tagId%5B%5D", "bracketed,tagId%5B%5D,tagId"})
    void understandsOneSpellingOfListsIfSoSwitched(String habit, String good, String other) {
        client.admin("/settings", "{'arrayKeys':'" + habit + "'}");
        assertThat(found(good + "=" + shared)).containsExactly(taro);
        assertThat(found(other + "=" + shared)).containsExactlyInAnyOrder(taro, hanako);
    }

    @Test
    void listsTagsByTheirKindOwnerAndName() {
        assertThat(client.get("/tags?range=all").ids()).containsExactlyInAnyOrder(shared, mine);
        assertThat(client.get("/tags").ids()).containsExactly(mine);
        assertThat(client.get("/tags?range=all&type=shared").ids()).containsExactly(shared);
        assertThat(client.get("/tags?range=all&type=shared&type=public").ids()).hasSize(2);
        assertThat(client.get("/tags?range=all&ownerUserId=s.eigyo").ids()).containsExactly(shared);
        assertThat(client.get("/tags?range=all&tagName=%E5%B1%95").ids()).hasSize(2);
        assertThat(client.get("/tags?range=all&tagName=x").ids()).isEmpty();
        assertThat(client.get("/tags?type=secret").status()).isEqualTo(400);
        assertThat(client.get("/tags?tagName=" + "x".repeat(51)).status()).isEqualTo(400);
        assertThat(client.with(SansanClient.OWN).get("/tags?range=all").ids()).hasSize(3);
    }
}
