package dev.serai.remote;

import java.util.function.BooleanSupplier;

/** A call of somebody who may be stopped while it waits. */
record Unwanted(Request request, BooleanSupplier unwanted) implements Call {
    @Override
    public boolean abandoned() {
        return unwanted.getAsBoolean();
    }
}
