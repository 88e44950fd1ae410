package dev.serai.sansan;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the cards that a search finds, page by page. A search has no window, so a card can be missed if another leaves the
 * list meanwhile; whoever needs to know that a card is gone asks for it by its id.
 *
 * <p>How a list of tags is spelled is not known for sure (facts 4.1), and a wrong spelling is passed over in silence: all
 * cards come. So tags are asked for as well, and when a card comes without any of those searched for, the other spelling is
 * tried.
 */
final class SearchReading implements CardReading {
    private final CardCalls calls;
    private final CardSearch search;
    private final CardScope scope;
    private final TokenTrail trail = new TokenTrail();
    private Set<String> pageBefore = Set.of();
    private boolean begun;
    private boolean respelled;
    private boolean done;

    SearchReading(CardCalls calls, CardSearch search, CardScope scope) {
        this.calls = calls;
        this.search = search;
        this.scope = search.tagIds().isEmpty() ? scope : scope.withTags();
    }

    @Override
    public Optional<Request> next() {
        return done ? Optional.empty() : Optional.of(calls.search(search, scope, trail.token()));
    }

    @Override
    public List<Card> accept(byte[] answer) {
        Request asked = calls.search(search, scope, trail.token());
        Page<Card> page = Page.ofCards(answer, asked);
        if (!search.tagIds().isEmpty() && page.things().stream().anyMatch(card -> !card.hasAnyOf(search.tagIds()))) {
            respell(asked, answer);
            return List.of();
        }
        if (page.next() == null) {
            done = true;
        } else {
            trail.follow(page.next(), asked, answer);
        }
        List<Card> fresh = page.things().stream()
                .filter(card -> !pageBefore.contains(card.id()))
                .toList();
        pageBefore = page.things().stream().map(Card::id).collect(Collectors.toSet());
        begun = begun || !fresh.isEmpty();
        return fresh;
    }

    @Override
    public boolean refused(RemoteException why) {
        return trail.restartAfter(why);
    }

    private void respell(Request asked, byte[] answer) {
        if (respelled || begun) {
            throw SansanJson.wrong(
                    asked,
                    "has cards without any of the tags " + search.tagIds() + " that were searched for",
                    answer,
                    null);
        }
        calls.spelling().change();
        respelled = true;
        trail.restart();
    }
}
