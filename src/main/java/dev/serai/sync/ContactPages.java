package dev.serai.sync;

import dev.serai.hubspot.ContactReading;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.List;

/** Reads contacts page by page: those changed since a time, or all together with other readers. */
final class ContactPages implements Step {
    private final Work work;
    private final ContactReading reading;
    private final Mirroring mirroring;

    ContactPages(Work work, ContactReading reading, Mirroring mirroring) {
        this.work = work;
        this.reading = reading;
        this.mirroring = mirroring;
    }

    @Override
    public boolean open() {
        return reading.next().isPresent() && !work.stopped();
    }

    @Override
    public Request next() {
        return reading.next().orElseThrow();
    }

    @Override
    public void answered(byte[] answer) {
        List<ContactState> contacts = reading.accept(answer).stream()
                .map(contact -> ContactStates.of(contact, work.mapping().properties()))
                .toList();
        if (reading.mayBeLate()) {
            mirroring.found(work, contacts);
        } else {
            mirroring.contacts(work, contacts);
        }
    }

    @Override
    public void failed(RemoteException why) {
        work.fail(why);
    }

    @Override
    public Work work() {
        return work;
    }
}
