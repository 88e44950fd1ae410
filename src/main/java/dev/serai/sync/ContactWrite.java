package dev.serai.sync;

import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchWrite;
import dev.serai.hubspot.BatchWrite.Result;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Up to a hundred decisions that write to HubSpot in one way. Looks before it writes, and again after it if it has to. If the
 * run is stopped, what is known of by then is booked.
 */
abstract sealed class ContactWrite implements Step permits ContactUpdates, ContactCreates {
    static final String TYPE = "contacts";

    private final Work work;
    private final Consumer<List<Done>> effects;
    private final List<Done> settled = new ArrayList<>();
    /** Null until it writes. */
    private BatchWrite write;

    private boolean over;

    /** @param effects is told when all are settled, or those that are when the run is to stop */
    ContactWrite(Work work, Consumer<List<Done>> effects) {
        this.work = work;
        this.effects = effects;
    }

    /** The call that looks before or after the write. */
    abstract Request look();

    /** @param contacts values by property by id of those that were found */
    abstract void looked(Map<String, Map<String, String>> contacts);

    abstract void lookFailed(RemoteException why);

    /** Takes in what became of inputs that were written, by their ids: of all, or of those known when the run is to stop. */
    abstract void written(Map<String, Result> results);

    /** All is written; {@link #end()} or a call of {@link #look()} comes next. */
    abstract void afterWrite();

    /** Whether the write has been begun, and may have come to its end. */
    final boolean hasBegun() {
        return write != null;
    }

    private boolean writing() {
        return hasBegun() && write.open();
    }

    @Override
    public final boolean open() {
        if (work.stopped() && !over) {
            stop();
        }
        return !over;
    }

    /** Books what is known; what is not stays as it is, to be gone on with or decided anew. */
    private void stop() {
        over = true;
        try {
            if (writing()) {
                written(write.results());
            }
            effects.accept(settled);
        } catch (RuntimeException failed) {
            work.fail(failed);
        }
    }

    @Override
    public final Request next() {
        return writing() ? write.next() : look();
    }

    @Override
    public final void answered(byte[] answer) {
        if (writing()) {
            write.answered(answer);
            goOn();
        } else {
            looked(BatchAnswer.of(answer).records());
        }
    }

    @Override
    public final void failed(RemoteException why) {
        if (writing()) {
            refused(why);
        } else {
            lookFailed(why);
        }
    }

    private void refused(RemoteException why) {
        try {
            write.refused(why);
            goOn();
        } catch (RemoteException nothingGoes) {
            work.fail(nothingGoes);
        }
    }

    final void write(BatchWrite batch) {
        write = batch;
        goOn();
    }

    private void goOn() {
        if (!write.open()) {
            written(write.results());
            afterWrite();
        }
    }

    final void settle(Done one) {
        settled.add(one);
    }

    final void end() {
        over = true;
        effects.accept(settled);
    }

    /** What became of one, if it is as plain as the result. */
    static Done done(Done one, Result result) {
        if (result instanceof Result.Written written) {
            return one.contact(written.id(), false, written.stored());
        } else if (result instanceof Result.Rejected rejected) {
            return one.failed("HubSpot refuses: " + rejected.words());
        } else if (result instanceof Result.Unsure unsure) {
            return one.failed("no answer told whether it was written: " + unsure.reason());
        }
        return one.gone();
    }

    @Override
    public final Work work() {
        return work;
    }
}
