package dev.serai.sync;

import dev.serai.remote.Call;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;

/** One call of a {@link Step}. */
public record StepCall(Step of, Request request) implements Call {
    @Override
    public Purpose purpose() {
        return Purpose.SYNC;
    }

    @Override
    public boolean abandoned() {
        return of.work().stopped();
    }
}
