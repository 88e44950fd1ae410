package dev.serai.sync;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardReading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads the cards that one key shows, page by page: a window of changes, or all with the chosen tags. */
final class CardPages implements Step {
    private final Work work;
    private final String key;
    private final Set<String> tags;
    private final Deque<CardReading> readings;
    private final Mirroring mirroring;
    private final Runnable done;
    private boolean ended;

    /**
     * @param tags     ids of the key's chosen tags; none for all cards
     * @param readings what is read, one after the other
     * @param done     called when all has been read
     */
    CardPages(Work work, String key, Set<String> tags, List<CardReading> readings, Mirroring mirroring, Runnable done) {
        this.work = work;
        this.key = key;
        this.tags = tags;
        this.readings = new ArrayDeque<>(readings);
        this.mirroring = mirroring;
        this.done = done;
    }

    @Override
    public boolean open() {
        while (!readings.isEmpty() && readings.element().next().isEmpty()) {
            readings.remove();
        }
        if (readings.isEmpty() && !ended && !work.stopped()) {
            ended = true;
            done.run();
        }
        return !readings.isEmpty() && !work.stopped();
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
        mirroring.cards(work, key, cards);
    }

    private boolean chosen(Card card) {
        return tags.isEmpty() || (card.tags() != null && card.tags().stream().anyMatch(tag -> tags.contains(tag.id())));
    }

    @Override
    public void failed(RemoteException why) {
        work.fail(why);
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
