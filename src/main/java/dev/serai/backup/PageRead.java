package dev.serai.backup;

import dev.serai.remote.Call;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;

/** One call of a lane, on its way to the remote and back. */
public record PageRead(Lane lane, Request request) implements Call {
    @Override
    public Purpose purpose() {
        return Purpose.BACKUP;
    }

    @Override
    public boolean abandoned() {
        return lane.dropped();
    }

    @Override
    public String toString() {
        return lane + ": " + request;
    }
}
