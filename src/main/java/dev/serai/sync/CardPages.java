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
    private final Deque<CardReading> readings;
    private final Mirroring mirroring;
    private final SideBySide mirrored;
    private final Runnable done;
    private boolean ended;

    /**
     * @param tags     ids of the key's chosen tags; none for all cards
     * @param readings what is read, one after the other
     * @param workers  threads that take pages into the mirror
     * @param done     called when all has been read
     */
    CardPages(
            Work work,
            String key,
            Set<String> tags,
            List<CardReading> readings,
            Mirroring mirroring,
            ExecutorService workers,
            Runnable done) {
        this.work = work;
        this.key = key;
        this.tags = tags;
        this.readings = new ArrayDeque<>(readings);
        this.mirroring = mirroring;
        // One at a time: a card that comes twice is to be kept as it came last.
        this.mirrored = new SideBySide(workers, 1);
        this.done = done;
    }

    @Override
    public boolean open() {
        while (!readings.isEmpty() && readings.element().next().isEmpty()) {
            readings.remove();
        }
        if (readings.isEmpty() && !ended && !work.stopped()) {
            ended = true;
            end();
        }
        return !readings.isEmpty() && !work.stopped();
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
        return readings.element().next().orElseThrow();
    }

    @Override
    public void answered(byte[] answer) {
        List<CardState> cards = readings.element().accept(answer).stream()
                .filter(this::chosen)
                .map(card -> CardStates.of(card, work.mapping().account(), false))
                .toList();
        mirrored.begin(() -> mirroring.cards(work, key, cards));
    }

    private boolean chosen(Card card) {
        return tags.isEmpty() || (card.tags() != null && card.tags().stream().anyMatch(tag -> tags.contains(tag.id())));
    }

    @Override
    public void failed(RemoteException why) {
        if (readings.isEmpty() || !readings.element().refused(why)) {
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
