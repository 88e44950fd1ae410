package dev.serai.flow;

import java.time.Instant;
import java.util.List;

/**
 * One file under {@code routes/} and what became of it.
 *
 * @param file       path below the routes folder, with forward slashes
 * @param routes     ids of the routes that run from it, those made from its templates included
 * @param state      whether what runs is what was saved
 * @param deployedAt since when the running text runs; null if nothing of the file runs
 * @param fault      what is wrong with the saved text; null if nothing is
 */
public record RouteFile(String file, List<String> routes, State state, Instant deployedAt, RouteFault fault) {
    /** Whether what runs is what was saved. */
    public enum State {
        /** The saved text runs. */
        RUNNING,
        /** The saved text is sound and takes over once the exchanges that are under way have ended. */
        WAITING,
        /** The saved text has a fault; what ran before goes on. */
        REFUSED
    }
}
