package dev.serai.sansan;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the cards changed in a window, oldest change first, so that none is missed however Sansan pages (facts 4.1).
 *
 * <p>What a page token does when cards change meanwhile is not known. So the next page is a window of its own that begins
 * with the second in which the last page ended: a card that changes meanwhile moves towards the end and is met there, and
 * none can slip through. Only a second with more cards than fit a page has to be read by tokens, and is read again until a
 * time brings nothing new.
 */
final class WindowReading implements CardReading {
    private static final int MOST_TIMES = 10;

    private final CardCalls calls;
    private final CardScope scope;
    private final Instant to;
    private Instant from;
    private final TokenTrail trail = new TokenTrail();
    private boolean byToken;
    private boolean news;
    private int times;
    private boolean done;
    /** Cards of the window that begins at {@link #from} which were given already. */
    private Set<String> given = new HashSet<>();

    WindowReading(CardCalls calls, Instant from, Instant to, CardScope scope) {
        this.calls = calls;
        this.scope = scope;
        this.from = from.truncatedTo(ChronoUnit.SECONDS);
        this.to = to.truncatedTo(ChronoUnit.SECONDS);
        this.done = !this.from.isBefore(this.to);
    }

    @Override
    public Optional<Request> next() {
        return done ? Optional.empty() : Optional.of(calls.window(from, to, scope, trail.token()));
    }

    @Override
    public List<Card> accept(byte[] answer) {
        Request asked = calls.window(from, to, scope, trail.token());
        Page<Card> page = Page.ofCards(answer, asked);
        List<Card> fresh =
                page.things().stream().filter(card -> given.add(mark(card))).toList();
        news = news || !fresh.isEmpty();
        Instant end = end(page.things());
        if (page.next() == null) {
            endStretch(null);
        } else if (end != null && end.isAfter(from) && end.isBefore(to)) {
            endStretch(end);
        } else {
            byToken = true;
            trail.follow(page.next(), asked, answer);
        }
        return fresh;
    }

    @Override
    public boolean refused(RemoteException why) {
        return trail.restartAfter(why);
    }

    /**
     * The cards from {@link #from} to an end have been read, as far as that can be told.
     *
     * @param end null for the end of all
     */
    private void endStretch(Instant end) {
        trail.restart();
        if (byToken && news && times < MOST_TIMES) {
            byToken = false;
            news = false;
            times++;
            return;
        }
        byToken = false;
        news = false;
        times = 0;
        if (end == null) {
            done = true;
        } else {
            given.removeIf(mark -> !mark.endsWith(end.toString()));
            from = end;
        }
    }

    /** The second of a page's last change; null if its cards are not in the order that was asked for. */
    private static Instant end(List<Card> cards) {
        Instant last = null;
        for (Card card : cards) {
            Instant updated = card.updatedAt();
            if (updated == null || last != null && updated.isBefore(last)) {
                return null;
            }
            last = updated;
        }
        return last;
    }

    private static String mark(Card card) {
        return card.id() + "@" + card.updatedAt();
    }
}
