package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards with any of more tags than the ids of which one URL takes. */
class TagsReadingTest extends SansanHub {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "bracketed"})
    void readsTheCardsOfThreeHundredTagsOnceEach(String spelling) {
        habit("'array-keys':'" + spelling + "'");
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            tags.add(tag("tag " + i));
        }
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < 300; i += 7) {
            cards.add(made("'lastName':'Doe','tagIds':['" + tags.get(i) + "','" + tags.get((i + 150) % 300) + "']"));
        }
        made("'lastName':'Other'");
        SIDE.proxy.forget();
        assertThat(found("main", CardSearch.byTags(tags))).containsExactlyInAnyOrderElementsOf(cards);
        assertThat(SIDE.proxy.requests().size()).isBetween(6, 8);
        assertThat(Set.copyOf(cards)).hasSameSizeAs(cards);
    }
}
