package dev.serai.sync;

import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncMirror.Mirrored;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.mapping.CardMember;
import dev.serai.remote.Abandoned;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.Sansan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks once more at Sansan just before a card is registered, as nobody can take it back and what was decided may be hours
 * old: a newer card is not to bring back what people have changed meanwhile, and a first one not to be a second.
 */
@Component
class BeforeSending {
    private static final String SEEN_TO = "; the next run sees to it";

    private final Sansan sansan;
    private final SentCards sent;
    private final SyncMirror mirror;
    private final Mirroring mirroring;
    private final Vanished vanished;

    BeforeSending(Sansan sansan, SentCards sent, SyncMirror mirror, Mirroring mirroring, Vanished vanished) {
        this.sansan = sansan;
        this.sent = sent;
        this.mirror = mirror;
        this.mirroring = mirroring;
        this.vanished = vanished;
    }

    /**
     * What became of a decision whose card need not, or must not, be sent.
     *
     * @throws Stopped if the run is to stop
     */
    Optional<Done> settled(Work work, Done one, Sending card) {
        try {
            return card.insteadOf() != null
                    ? present(work, card.insteadOf()).map(one::moved)
                    : work.resumed() ? other(work, one, card) : Optional.empty();
        } catch (RemoteException unable) {
            return Optional.of(one.moved(
                    "whether Sansan's cards are as they were cannot be told, " + unable.getMessage() + SEEN_TO));
        } catch (Abandoned stopped) {
            throw new Stopped(work.id());
        }
    }

    /** Why a newer card must not take the place of this one. */
    private Optional<String> present(Work work, String id) {
        Optional<Mirrored> mirrored = mirrored(work, List.of(id)).findFirst();
        String key = mirror.keyOf(work.name(), id)
                .filter(work.mapping().keys()::contains)
                .orElse(SentCards.key(work));
        work.called(Side.SANSAN, key);
        Optional<Card> live = sansan.abandonedWhen(work::stopped).card(key, id);
        if (live.isEmpty() || mirrored.isEmpty()) {
            vanished.lookAt(work, id);
            return Optional.of("the present card is deleted or out of sight, so no newer one takes its place");
        }
        CardState was = Json.read(mirrored.get().content(), CardState.class);
        CardState now = CardStates.of(
                live.get(),
                work.mapping().account(),
                was.past(),
                was.values().getOrDefault(CardStates.STATUS, CardScope.COMPLETED));
        if (same(was, now)) {
            return Optional.empty();
        }
        mirroring.cards(work, key, List.of(now));
        return Optional.of("the card was edited just before a newer one was sent" + SEEN_TO);
    }

    private Stream<Mirrored> mirrored(Work work, List<String> cards) {
        String side = Side.SANSAN.name();
        return mirror
                .records(
                        work.name(),
                        side,
                        cards.stream().map(id -> new RecordKey(side, id)).toList())
                .stream()
                .filter(one -> !one.gone());
    }

    /** Whether all is the same that a newer card takes over. A single card may not tell all that a list does. */
    private static boolean same(CardState was, CardState now) {
        boolean sameTime = was.changedAt() != null && was.changedAt().equals(now.changedAt());
        return Stream.concat(
                        CardMember.all().values().stream()
                                .filter(CardMember::creatable)
                                .map(CardMember::name),
                        Stream.of(CardStates.TAG_IDS))
                .allMatch(member -> {
                    String before = was.values().get(member);
                    String after = now.values().get(member);
                    return after == null ? before == null || sameTime : after.equals(before);
                });
    }

    /** After an interruption: a card that has come meanwhile, the hub's own or one with the address. */
    private Optional<Done> other(Work work, Done one, Sending card) {
        String email = card.values().get("email");
        if (email == null) {
            return sent.find(work, card, false).map(one::card);
        }
        List<Card> there = sent.withAddress(work, email);
        Optional<String> own = SentCards.among(work, card, there);
        if (own.isPresent()) {
            return own.map(one::card);
        }
        List<String> known = mirrored(work, there.stream().map(Card::id).toList())
                .map(Mirrored::id)
                .toList();
        return there.stream()
                .map(Card::id)
                .filter(id -> !known.contains(id))
                .findFirst()
                .map(id -> one.moved("card " + id + " with this address has come meanwhile" + SEEN_TO));
    }
}
