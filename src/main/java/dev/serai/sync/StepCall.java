package dev.serai.sync;

import dev.serai.remote.Call;
import dev.serai.remote.Request;

/** One call of a {@link Step}. */
public record StepCall(Step of, Request request) implements Call {
    @Override
    public boolean abandoned() {
        return of.work().stopped();
    }
}
