package dev.serai.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** What becomes of every request: the fault rule it meets, its answer, the count of it, the sending. */
final class Serving {
    /** Works out what to send. */
    interface Answer {
        /** @param fault the rule that fires, or null */
        Reply to(FaultRule fault, FaultRule.Effect effect);
    }

    private final Faults faults;
    private final Stats stats;
    private final Sending sending;

    Serving(Faults faults, Stats stats, Sending sending) {
        this.faults = faults;
        this.stats = stats;
        this.sending = sending;
    }

    /** @param label how the statistics call it */
    void serve(HttpExchange exchange, String label, Answer answer) throws IOException {
        FaultRule fault = faults.next(
                exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
        FaultRule.Effect effect = fault == null ? FaultRule.Effect.NONE : fault.effect();
        if (fault != null && !fault.delay().isZero()) {
            LockSupport.parkNanos(fault.delay().toNanos());
        }
        Reply reply = effect == FaultRule.Effect.CUT_BEFORE ? Reply.empty(0) : answer.to(fault, effect);
        boolean cut = effect == FaultRule.Effect.CUT_BEFORE || effect == FaultRule.Effect.CUT_AFTER;
        stats.count(label, cut ? effect.name() : Integer.toString(reply.status()));
        sending.send(exchange, reply, effect);
    }
}
