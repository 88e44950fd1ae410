package dev.serai.sansan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list (facts 4.6).
 *
 * @param next token of the page that follows; null on the last one
 */
record Page<T>(List<T> things, String next) {
    /**
     * @param asked names the call in the error
     * @param reader makes the things out of the page's list
     * @throws dev.serai.remote.RemoteException if it is no page
     */
    static <T> Page<T> of(byte[] answer, Object asked, Function<JsonNode, List<T>> reader) {
        JsonNode json = SansanJson.tree(answer, asked);
        if (!json.path("data").isArray() || !json.path("hasMore").isBoolean()) {
            throw SansanJson.wrong(asked, "is no page with hasMore and data", answer, null);
        }
        boolean more = json.path("hasMore").asBoolean();
        String token = more ? SansanJson.text(json, "nextPageToken") : null;
        if (more && token == null) {
            throw SansanJson.wrong(asked, "says there is more, but not where", answer, null);
        }
        try {
            return new Page<>(reader.apply(json.path("data")), token);
        } catch (IllegalArgumentException unreadable) {
            throw SansanJson.wrong(asked, "cannot be used, as " + unreadable.getMessage(), answer, unreadable);
        }
    }

    static Page<Card> ofCards(byte[] answer, Object asked) {
        return of(answer, asked, list -> {
            List<Card> cards = new ArrayList<>();
            list.forEach(one -> cards.add(SansanJson.card(one)));
            return cards;
        });
    }
}
