package dev.serai.sync;

import dev.serai.hubspot.BatchArchive;
import dev.serai.hubspot.Paths;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.List;
import java.util.function.Consumer;

/** Puts up to a hundred contacts into the recycling bin. */
final class ContactArchive implements Step {
    private final Work work;
    private final Paths paths;
    private final List<Done> decisions;
    private final Consumer<List<Done>> effects;
    private boolean open = true;

    /** @param effects is told when it is known what became of them */
    ContactArchive(Work work, Paths paths, List<Done> decisions, Consumer<List<Done>> effects) {
        this.work = work;
        this.paths = paths;
        this.decisions = decisions;
        this.effects = effects;
    }

    @Override
    public boolean open() {
        return open && !work.stopped();
    }

    @Override
    public Request next() {
        return BatchArchive.of(
                work.mapping().account(),
                paths,
                "contacts",
                decisions.stream().map(one -> one.decision().contactId()).toList());
    }

    @Override
    public void answered(byte[] answer) {
        settle(decisions);
    }

    @Override
    public void failed(RemoteException why) {
        if (why.status() == 401 || why.status() == 403) {
            work.fail(why);
        } else {
            settle(decisions.stream()
                    .map(one -> one.failed("HubSpot refuses to archive it: " + why.getMessage()))
                    .toList());
        }
    }

    private void settle(List<Done> settled) {
        open = false;
        effects.accept(settled);
    }

    @Override
    public Work work() {
        return work;
    }
}
