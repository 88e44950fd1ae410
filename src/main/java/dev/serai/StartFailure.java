package dev.serai;

import dev.serai.remote.CannotStart;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a person read the one sentence that says why the hub does not start, instead of its stack trace. */
class StartFailure extends AbstractFailureAnalyzer<CannotStart> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, CannotStart cause) {
        return new FailureAnalysis(cause.getMessage(), null, failure);
    }
}
