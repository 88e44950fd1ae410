package dev.serai.sync;

import dev.serai.remote.RemoteException;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardDraft;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.CardSearch;
import dev.serai.sansan.Sansan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Registers cards. If no answer tells whether Sansan took one, it is looked for by its mark at once, and later by
 * {@link AwaitedCards}.
 */
@Component
class CardSending {
    private static final CardScope IN_ENTRY = new CardScope(false, true, "processing");
    private static final CardScope UNREADABLE = new CardScope(false, true, "unreadable");

    private final Sansan sansan;
    private final SendingNotes notes;
    private final AwaitTimes times;

    CardSending(Sansan sansan, SendingNotes notes, SyncSettings settings) {
        this.sansan = sansan;
        this.notes = notes;
        this.times = new AwaitTimes(settings.cardLag());
    }

    /** Carries out what a decision sends to Sansan; one that sends nothing is as it was. */
    Done send(Work work, Done one) {
        Sending card = Sending.of(one);
        if (!one.good() || card == null) {
            return one;
        }
        if (one.row().sent()) {
            return unanswered(work, one, card);
        }
        Instant now = Instant.now();
        notes.sending(work, one, card, times.nextLook(now, 0, now));
        work.called(Side.SANSAN, key(work));
        try {
            return sansan.create(key(work), new CardDraft(card.values(), card.tagIds()))
                    .map(one::card)
                    .orElseGet(() -> taken(work, one, card));
        } catch (IllegalArgumentException refused) {
            return refused(work, one, card, refused.getMessage());
        } catch (RemoteException failed) {
            if (failed.status() >= 400 && failed.status() < 500) {
                return refused(work, one, card, "Sansan refuses: " + failed.getMessage());
            }
            return unanswered(work, one, card);
        }
    }

    private static String key(Work work) {
        return work.mapping().keys().get(0);
    }

    private Done taken(Work work, Done one, Sending card) {
        notes.taken(work, card);
        return one.waits("Sansan took a card and told no id; it is linked when it is seen");
    }

    private Done refused(Work work, Done one, Sending card, String why) {
        notes.refused(work, card);
        return one.failed(why);
    }

    /** The card was sent, and no answer tells whether it is there. */
    private Done unanswered(Work work, Done one, Sending card) {
        Optional<String> found;
        try {
            found = find(work, card, false);
        } catch (RemoteException unable) {
            found = Optional.empty();
        }
        return found.map(one::card)
                .orElseGet(() -> one.waits("a card was sent, and no answer told whether Sansan took it"));
    }

    /**
     * Looks for a card that was sent among those with its address or name.
     *
     * @param everywhere also by name if it has an address, and among cards that are in entry
     * @return its id; empty if it is not to be seen
     */
    Optional<String> find(Work work, Sending card, boolean everywhere) {
        List<CardScope> scopes =
                everywhere ? List.of(CardScope.COMPLETE, IN_ENTRY, UNREADABLE) : List.of(CardScope.COMPLETE);
        for (CardSearch search : searches(card, everywhere)) {
            for (CardScope scope : scopes) {
                Optional<String> found = find(work, card, search, scope);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
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

    private Optional<String> find(Work work, Sending card, CardSearch search, CardScope scope) {
        AtomicReference<String> found = new AtomicReference<>();
        work.called(Side.SANSAN, key(work));
        sansan.search(
                key(work),
                search,
                scope,
                cards -> cards.stream()
                        .filter(one -> card.contactId()
                                .equals(Mark.contact(
                                        one.value("memo"), work.mapping().account())))
                        .filter(one -> !one.id().equals(card.insteadOf()) && !before(one, card))
                        .map(Card::id)
                        .forEach(found::set));
        return Optional.ofNullable(found.get());
    }

    /** Whether a card of this contact's is one that was sent before: each takes a later day than the one it replaces. */
    private static boolean before(Card seen, Sending card) {
        String day = seen.value("exchangeDate");
        String sent = card.values().get("exchangeDate");
        return card.insteadOf() != null && day != null && sent != null && day.compareTo(sent) < 0;
    }
}
