package dev.serai.restore;

import dev.serai.remote.Call;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;

/** One call of some records' {@link Turns}. */
public record Turn(Turns of, Request request) implements Call {
    @Override
    public Purpose purpose() {
        return Purpose.RESTORE;
    }

    @Override
    public boolean abandoned() {
        return of.run().halted() || of.run().stopped() && !of.halfDone();
    }
}
