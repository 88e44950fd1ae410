package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Which tags of a card count. */
class CardTagsTest extends RemappedHub {
    private final String name = "Tagged" + System.nanoTime();

    private static String tag(String type) {
        return hook(SANSAN.baseUrl(), "/tags", "{'name': 'VIP', 'type': '" + type + "', 'owner': 't.kanri'}")
                .get("id")
                .asText();
    }

    private String card(String address, String tag) {
        return newCard(
                "'lastName': '" + name + "', 'email': '" + address + name + "@example.com', 'tagIds': ['" + tag + "']");
    }

    @Test
    void aFilterAsksForTheIdsOfSharedAndPublicTags() throws IOException {
        String shared = tag("shared");
        String open = tag("public");
        String secret = tag("private");
        String other = tag("shared");
        with("filters: {to-hubspot: {any: [{field: tagIds, is: [" + shared + ", " + open + ", " + secret + "]}]}}");
        String sharedCard = card("a", shared);
        String openCard = card("b", open);
        String secretCard = card("c", secret);
        String otherCard = card("d", other);
        run();
        assertThat(contactOf(sharedCard)).isNotNull();
        assertThat(contactOf(openCard)).isNotNull();
        assertThat(contactOf(secretCard)).isNull();
        assertThat(contactOf(otherCard)).isNull();
    }
}
