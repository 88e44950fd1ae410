package dev.serai.sansan;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the cards with any of many tags, some tags after the other, as the ids of all of them may be longer than what a URL
 * may be: many servers stop at 8,000 characters. A card with several of the tags is given once.
 */
final class TagsReading implements CardReading {
    /** Most tags a call; their ids have 32 characters, so that they take about 2,300 of a URL. */
    static final int AT_ONCE = 50;

    private final Deque<CardReading> groups = new ArrayDeque<>();
    private final Set<String> given = new HashSet<>();

    TagsReading(CardCalls calls, CardSearch search, CardScope scope) {
        List<String> tags = search.tagIds().stream().distinct().toList();
        for (int from = 0; from < tags.size(); from += AT_ONCE) {
            List<String> some = tags.subList(from, Math.min(tags.size(), from + AT_ONCE));
            groups.add(new SearchReading(calls, search.withTags(some), scope));
        }
    }

    @Override
    public Optional<Request> next() {
        while (!groups.isEmpty() && groups.element().next().isEmpty()) {
            groups.remove();
        }
        return groups.isEmpty() ? Optional.empty() : groups.element().next();
    }

    @Override
    public List<Card> accept(byte[] answer) {
        List<Card> fresh = new ArrayList<>();
        for (Card card : groups.element().accept(answer)) {
            if (given.add(card.id())) {
                fresh.add(card);
            }
        }
        return fresh;
    }

    @Override
    public boolean refused(RemoteException why) {
        return !groups.isEmpty() && groups.element().refused(why);
    }
}
