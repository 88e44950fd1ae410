package dev.serai.restore;

import dev.serai.remote.Call;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;

/**
 * Something a chunk has to ask the account before it can be planned.
 *
 * @param about what is asked for: the id of a record, or the name of a unique property; null for the bin
 */
public record Question(Chunk chunk, Kind kind, String about, Request request) implements Call {
    /** What is asked. */
    enum Kind {
        /** Which of the missing records lie in the recycling bin. */
        BIN,
        /** Under which id a record answers that was left out of an answer. */
        RECORD,
        /** To whom the values of a unique property belong today. */
        OWNERS
    }

    @Override
    public Purpose purpose() {
        return Purpose.RESTORE;
    }

    @Override
    public boolean abandoned() {
        return chunk.abandoned();
    }
}
