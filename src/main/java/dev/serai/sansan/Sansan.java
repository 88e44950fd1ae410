package dev.serai.sansan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.remote.Abandoned;
import dev.serai.remote.Door;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads what a key can see, and registers cards. Nothing can be changed or deleted, as Sansan has no call for it (facts 9).
 * All calls are made through the door, which waits and tries again; what is left is thrown as {@link RemoteException}.
 */
@Component
public class Sansan {
    private static final String MOST_TAGS = "100";
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final Door door;
    private final SansanKeys keys;
    private final Map<String, ListSpelling> spellings;

    @Autowired
    Sansan(Door sansanDoor, SansanKeys keys) {
        this(sansanDoor, keys, new ConcurrentHashMap<>());
    }

    private Sansan(Door door, SansanKeys keys, Map<String, ListSpelling> spellings) {
        this.door = door;
        this.keys = keys;
        this.spellings = spellings;
    }

    /**
     * The same, for a caller whose calls fail with {@link Abandoned} once nobody waits for their answers. A card whose
     * registering was abandoned is not there.
     */
    public Sansan abandonedWhen(BooleanSupplier abandoned) {
        return new Sansan(door.abandonedWhen(abandoned), keys, spellings);
    }

    /** Whose key it is; the cheapest way to try one. */
    public SansanUser whoami(String key) {
        Request asked = get(key, "/me", null);
        return SansanJson.user(SansanJson.unwrapped(SansanJson.tree(door.call(asked), asked)));
    }

    /** The public and shared tags that the key can see, in Sansan's order; no secret ones. */
    public List<Tag> tags(String key) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        TokenTrail trail = new TokenTrail();
        boolean more = true;
        while (more) {
            more = readTags(key, trail, tags);
        }
        return List.copyOf(tags.values());
    }

    /** Reads the page that the trail leads to; whether there is more to read. */
    private boolean readTags(String key, TokenTrail trail, Map<String, Tag> tags) {
        String query = new QueryText()
                .put("range", "all")
                .put("limit", MOST_TAGS)
                .put("nextPageToken", trail.token())
                .toString();
        Request asked = get(key, "/tags", query);
        byte[] answer;
        try {
            answer = door.call(asked);
        } catch (RemoteException refused) {
            if (trail.restartAfter(refused)) {
                return true;
            }
            throw refused;
        }
        Page<Tag> page = Page.of(answer, asked, SansanJson::tags);
        page.things().stream().filter(tag -> !tag.secret()).forEach(tag -> tags.putIfAbsent(tag.id(), tag));
        if (page.next() != null) {
            trail.follow(page.next(), asked, answer);
        }
        return page.next() != null;
    }

    /** What the key can see, judged by one page of cards. */
    public Sight sight(String key) {
        String query = new QueryText().put("range", "all").put("limit", "100").toString();
        Request asked = get(key, "/bizCards/search", query);
        Page<Card> page = Page.ofCards(door.call(asked), asked);
        List<String> owners = page.things().stream()
                .map(Card::owner)
                .filter(Objects::nonNull)
                .map(owner -> owner.name() == null ? owner.id() : owner.name())
                .distinct()
                .sorted()
                .toList();
        return new Sight(page.things().size(), page.next() != null, owners);
    }

    /**
     * Reads the cards in sight that were changed between two times, both inside, in the order of their changes. A card that
     * changes meanwhile may come again.
     *
     * @param pages takes the cards of one answer after the other; none is empty
     */
    public void window(String key, Instant from, Instant to, CardScope scope, Consumer<List<Card>> pages) {
        read(windowReading(key, from, to, scope), pages);
    }

    /** The same for whoever makes the calls himself. */
    public CardReading windowReading(String key, Instant from, Instant to, CardScope scope) {
        return new WindowReading(calls(key), from, to, scope);
    }

    /**
     * Reads the cards in sight that fit all criteria, oldest first; with many tags, those with some of them after the others.
     * One may be missed if another leaves the list meanwhile.
     *
     * @param pages takes the cards of one answer after the other; none is empty
     * @throws RemoteException also if Sansan finds cards without the tags that were searched for
     */
    public void search(String key, CardSearch search, CardScope scope, Consumer<List<Card>> pages) {
        read(searchReading(key, search, scope), pages);
    }

    /** The same for whoever makes the calls himself. */
    public CardReading searchReading(String key, CardSearch search, CardScope scope) {
        return search.tagIds().size() > TagsReading.AT_ONCE
                ? new TagsReading(calls(key), search, scope)
                : new SearchReading(calls(key), search, scope);
    }

    private void read(CardReading reading, Consumer<List<Card>> pages) {
        for (Optional<Request> call = reading.next(); call.isPresent(); call = reading.next()) {
            List<Card> cards = answer(reading, call.get());
            if (!cards.isEmpty()) {
                pages.accept(cards);
            }
        }
    }

    private List<Card> answer(CardReading reading, Request call) {
        byte[] answer;
        try {
            answer = door.call(call);
        } catch (RemoteException refused) {
            if (reading.refused(refused)) {
                return List.of();
            }
            throw refused;
        }
        return reading.accept(answer);
    }

    /** A card with its tags; empty if it is deleted or out of the key's sight, which cannot be told apart (facts 8). */
    public Optional<Card> card(String key, String id) {
        Request asked = get(key, "/bizCards/" + QueryText.encoded(id), "includeTags=true");
        try {
            byte[] answer = door.call(asked);
            JsonNode json = SansanJson.unwrapped(SansanJson.tree(answer, asked));
            try {
                return Optional.of(SansanJson.card(json));
            } catch (IllegalArgumentException unreadable) {
                throw SansanJson.wrong(asked, "cannot be used, as " + unreadable.getMessage(), answer, unreadable);
            }
        } catch (RemoteException refused) {
            if (refused.status() == NOT_FOUND || refused.status() == FORBIDDEN) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Registers a card, whose owner is the key's user. It is not tried again unless Sansan said that it was busy: after a
     * {@link RemoteException} with status 0 or from 500 on, the card may be there or not.
     *
     * @return the card's id; empty if Sansan does not tell it
     */
    public Optional<String> create(String key, CardDraft draft) {
        Request asked = new Request(key, "POST", calls(key).path("/bizCards"), null, SansanJson.bytes(draft), false);
        return SansanJson.created(door.call(asked));
    }

    private Request get(String key, String path, String query) {
        return Request.get(key, calls(key).path(path), query);
    }

    private CardCalls calls(String key) {
        ListSpelling spelling = spellings.computeIfAbsent(key, name -> new ListSpelling());
        return new CardCalls(key, keys.get(key).version(), spelling);
    }
}
