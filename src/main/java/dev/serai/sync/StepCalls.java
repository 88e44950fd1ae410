package dev.serai.sync;

import dev.serai.remote.Abandoned;
import dev.serai.remote.Failures;
import dev.serai.remote.RemoteException;
import org.springframework.stereotype.Component;

/** Hands what came of a call to the step that it belongs to. */
@Component("syncCalls")
public class StepCalls {
    private final Failures failures;

    StepCalls(Failures failures) {
        this.failures = failures;
    }

    /** Takes in the answer to a call. */
    public void answered(StepCall call, byte[] answer) {
        call.of().answered(answer);
    }

    /** Decides what a call comes to that had no good answer. */
    public void failed(StepCall call, Throwable failure) {
        RuntimeException cause = failures.translate(failure);
        if (cause instanceof RemoteException remote) {
            call.of().failed(remote);
        } else if (!(cause instanceof Abandoned)) {
            call.of().work().fail(cause);
        }
    }
}
