package dev.serai.sync;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardReading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * Reads the cards that one key shows, page by page: a window of changes, or all with the chosen tags. A page is taken into
 * the mirror while the next one is on its way, as a key makes one call at a time.
 */
final class CardPages implements Step {
    private final Work work;
    private final String key;
    private final Set<String> tags;
    private final Deque<Part> parts;
    private final Mirroring mirroring;
    private final SideBySide mirrored;
    private final Runnable done;
    private boolean ended;

    /**
     * One of the readings.
     *
     * @param status of entry of its cards, as far as they do not tell it
     */
    record Part(String status, CardReading reading) {}

    /**
     * @param tags     ids of the key's chosen tags; none for all cards
     * @param parts    what is read, one after the other
     * @param workers  threads that take pages into the mirror
     * @param done     called when all has been read
     */
    CardPages(
            Work work,
            String key,
            Set<String> tags,
            List<Part> parts,
            Mirroring mirroring,
            ExecutorService workers,
            Runnable done) {
        this.work = work;
        this.key = key;
        this.tags = tags;
        this.parts = new ArrayDeque<>(parts);
        this.mirroring = mirroring;
        // One at a time: a card that comes twice is to be kept as it came last.
        this.mirrored = new SideBySide(workers, 1);
        this.done = done;
    }

    @Override
    public boolean open() {
        while (!parts.isEmpty() && reading().next().isEmpty()) {
            parts.remove();
        }
        if (parts.isEmpty() && !ended && !work.stopped()) {
            ended = true;
            end();
        }
        return !parts.isEmpty() && !work.stopped();
    }

    private CardReading reading() {
        return parts.element().reading();
    }

    private void end() {
        try {
            mirrored.close();
            done.run();
        } catch (RuntimeException failed) {
            work.fail(failed);
        }
    }

    @Override
    public Request next() {
        return reading().next().orElseThrow();
    }

    @Override
    public void answered(byte[] answer) {
        String status = parts.element().status();
        List<CardState> cards = reading().accept(answer).stream()
                .filter(this::chosen)
                .map(card -> CardStates.of(card, work.mapping().account(), false, status))
                .toList();
        mirrored.begin(() -> mirroring.cards(work, key, cards));
    }

    private boolean chosen(Card card) {
        return tags.isEmpty() || (card.tags() != null && card.tags().stream().anyMatch(tag -> tags.contains(tag.id())));
    }

    @Override
    public void failed(RemoteException why) {
        if (parts.isEmpty() || !reading().refused(why)) {
            work.fail(why);
        }
    }

    @Override
    public Side remote() {
        return Side.SANSAN;
    }

    @Override
    public Work work() {
        return work;
    }
}
