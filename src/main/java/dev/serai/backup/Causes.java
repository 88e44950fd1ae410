package dev.serai.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.remote.Failures;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import java.nio.charset.StandardCharsets;

/** Failures in words that a person can act on. */
final class Causes {
    private Causes() {}

    /** What lies below the wrapping that the engine puts around a failure, of the remote's or of the disk's. */
    static RuntimeException of(Throwable failure, Failures failures) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StagingFailure disk) {
                return disk;
            }
        }
        return failures.translate(failure);
    }

    static String inWords(Throwable failure) {
        if (failure instanceof RemoteException refused) {
            return refused.status() == 0 ? refused.getMessage() : refused(refused);
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String refused(RemoteException refused) {
        String answer = refused.body();
        try {
            JsonNode problem = Json.tree(answer.getBytes(StandardCharsets.UTF_8));
            String scopes =
                    problem.at("/errors/0/context/requiredGranularScopes").toString();
            String words = problem.path("message").asText(answer);
            return "HubSpot answered " + refused.status() + ": " + words
                    + (scopes.startsWith("[") ? "; give the token one of the scopes " + scopes : "");
        } catch (RuntimeException notJson) {
            return "HubSpot answered " + refused.status();
        }
    }
}
