package dev.serai.sync;

import dev.serai.remote.Abandoned;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.CardSearch;
import dev.serai.sansan.Sansan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks in Sansan for cards that were sent, by their address or name; they are known by their {@link Mark}. */
@Component
class SentCards {
    private final Sansan sansan;

    SentCards(Sansan sansan) {
        this.sansan = sansan;
    }

    /** The key with which cards are registered. */
    static String key(Work work) {
        return work.mapping().keys().get(0);
    }

    /**
     * Looks for a card that was sent among those with its address or name.
     *
     * @param everywhere also by name if it has an address, and among cards that are in entry
     * @return its id; empty if it is not to be seen
     * @throws Stopped if the run is to stop
     */
    Optional<String> find(Work work, Sending card, boolean everywhere) {
        List<CardScope> scopes = new ArrayList<>(List.of(CardScope.COMPLETE));
        if (everywhere) {
            CardScope.UNFINISHED.forEach(status -> scopes.add(CardScope.COMPLETE.of(status)));
        }
        for (CardSearch search : searches(card, everywhere)) {
            for (CardScope scope : scopes) {
                Optional<String> found = among(work, card, search(work, search, scope));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The card that was sent, if it is one of these. */
    static Optional<String> among(Work work, Sending card, List<Card> cards) {
        return cards.stream()
                .filter(one -> card.contactId()
                        .equals(Mark.contact(one.value("memo"), work.mapping().account())))
                .filter(one -> !one.id().equals(card.insteadOf()) && !before(one, card))
                .map(Card::id)
                .findFirst();
    }

    /** Cards with an address, past ones too. */
    List<Card> withAddress(Work work, String email) {
        return search(work, CardSearch.byEmail(email), CardScope.COMPLETE);
    }

    private static List<CardSearch> searches(Sending card, boolean everywhere) {
        List<CardSearch> searches = new ArrayList<>();
        String email = card.values().get("email");
        if (email != null) {
            searches.add(CardSearch.byEmail(email));
        }
        if (email == null || everywhere) {
            String name =
                    card.values().getOrDefault("lastName", "") + card.values().getOrDefault("firstName", "");
            searches.add(new CardSearch(
                    name.isEmpty() ? card.values().get("companyName") : null,
                    name.isEmpty() ? null : name,
                    null,
                    null,
                    null,
                    List.of()));
        }
        return searches;
    }

    private List<Card> search(Work work, CardSearch search, CardScope scope) {
        List<Card> found = new ArrayList<>();
        work.called(Side.SANSAN, key(work));
        try {
            sansan.abandonedWhen(work::stopped).search(key(work), search, scope, found::addAll);
        } catch (Abandoned stopped) {
            throw new Stopped(work.id());
        }
        return found;
    }

    /** Whether a card of this contact's is one that was sent before: each takes a later day than the one it replaces. */
    private static boolean before(Card seen, Sending card) {
        String day = seen.value("exchangeDate");
        String sent = card.values().get("exchangeDate");
        return card.insteadOf() != null && day != null && sent != null && day.compareTo(sent) < 0;
    }
}
