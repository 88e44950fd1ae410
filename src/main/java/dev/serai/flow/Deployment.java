package dev.serai.flow;

import dev.serai.flow.RouteFile.State;
import dev.serai.flow.RouteText.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One file: what was saved last, what of it runs, and whether the one has yet to follow the other. */
final class Deployment {
    /** Null if the file is gone. */
    RouteText saved;
    /** Null if nothing of the file runs. */
    RouteText running;
    /** What is to run in place of what runs; null if nothing. */
    RouteText next;
    /** Ids of the routes made from its templates. */
    List<String> made = List.of();

    boolean due;
    RouteFault fault;
    Instant deployedAt;
    /** When to keep callers waiting again, after what was under way did not end in time. */
    Instant nextTry = Instant.MIN;

    /** Takes over a saved text; false if it is known already. */
    boolean save(String file, String text) {
        if (saved != null && saved.text().equals(text)) {
            return false;
        }
        saved = running != null && running.text().equals(text) ? running : RouteReader.read(file, text);
        return true;
    }

    /** Ids of the routes that run. */
    List<String> routes() {
        return running == null
                ? List.of()
                : Stream.of(running.ids(Kind.ROUTE), running.ids(Kind.TEMPLATED), made)
                        .flatMap(List::stream)
                        .toList();
    }

    /** What is to run, or else what runs. */
    RouteText either() {
        return next != null ? next : running;
    }

    RouteFile as(String file) {
        State state = due ? State.WAITING : running == saved ? State.RUNNING : State.REFUSED;
        return new RouteFile(file, routes(), state, deployedAt, fault);
    }
}
