package dev.serai.sync;

import dev.serai.remote.RemoteException;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardDraft;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.CardSearch;
import dev.serai.sansan.Sansan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Registers cards. An answer that was lost is settled by looking for the card by its mark; one that cannot be found is
 * never sent again as long as nobody can tell that it is not there.
 */
@Component
class CardSending {
    private final Sansan sansan;
    private final Effects effects;

    CardSending(Sansan sansan, Effects effects) {
        this.sansan = sansan;
        this.effects = effects;
    }

    /** Carries out what a decision sends to Sansan; one that sends nothing is as it was. */
    Done send(Work work, Done one) {
        Action.CreateCard create = one.action(Action.CreateCard.class);
        Action.AppendCard append = one.action(Action.AppendCard.class);
        if (!one.good() || create == null && append == null) {
            return one;
        }
        String key = work.mapping().keys().get(0);
        Map<String, String> values = create == null ? append.values() : create.values();
        List<String> tags = create == null ? append.tagIds() : create.tagIds();
        String contact = create == null ? append.contactId() : create.contactId();
        if (one.row().sent()) {
            return sentBefore(work, key, values, contact, one);
        }
        if (create == null) {
            effects.sent(work, one);
        } else {
            effects.sending(work, one);
        }
        work.called(Side.SANSAN);
        try {
            return one.card(sansan.create(key, new CardDraft(values, tags)).orElse(null));
        } catch (IllegalArgumentException refused) {
            return refused(work, one, refused.getMessage());
        } catch (RemoteException failed) {
            boolean refused = failed.status() >= 400 && failed.status() < 500;
            return refused
                    ? refused(work, one, "Sansan refuses: " + failed.getMessage())
                    : sentBefore(work, key, values, contact, one);
        }
    }

    private Done refused(Work work, Done one, String why) {
        if (one.action(Action.CreateCard.class) != null) {
            effects.notSent(work, one);
        }
        return one.failed(why);
    }

    /** The card was sent, and no answer tells whether it is there. */
    private Done sentBefore(Work work, String key, Map<String, String> values, String contact, Done one) {
        try {
            return find(key, work.mapping().account(), values, contact)
                    .map(one::card)
                    .orElseGet(() -> one.action(Action.CreateCard.class) == null ? one : one.card(null));
        } catch (RemoteException failed) {
            return one.failed("a card was sent, and no answer told whether it is there: " + failed.getMessage());
        }
    }

    /** The card with the contact's mark among those with its address or name. */
    private Optional<String> find(String key, String account, Map<String, String> values, String contact) {
        String name = values.getOrDefault("lastName", "") + values.getOrDefault("firstName", "");
        CardSearch search = values.get("email") != null
                ? CardSearch.byEmail(values.get("email"))
                : new CardSearch(values.get("companyName"), name.isEmpty() ? null : name, null, null, null, List.of());
        AtomicReference<String> found = new AtomicReference<>();
        sansan.search(
                key,
                search,
                CardScope.COMPLETE,
                cards -> cards.stream()
                        .filter(card -> contact.equals(Mark.contact(card.value("memo"), account)))
                        .map(Card::id)
                        .forEach(found::set));
        return Optional.ofNullable(found.get());
    }
}
