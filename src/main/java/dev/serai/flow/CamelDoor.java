package dev.serai.flow;

import dev.serai.remote.Door;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Sends single calls through the door route of a remote, {@code direct:<remote>}. */
final class CamelDoor implements Door {
    private static final byte[] NOTHING = {};

    private final ProducerTemplate template;
    private final String remote;

    CamelDoor(ProducerTemplate template, String remote) {
        this.template = template;
        this.remote = remote;
    }

    @Override
    public byte[] call(Request request) {
        try {
            byte[] answer = template.requestBody("direct:" + remote, request, byte[].class);
            return answer == null ? NOTHING : answer;
        } catch (CamelExecutionException e) {
            throw failure(request, e);
        }
    }

    private RemoteException failure(Request request, CamelExecutionException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteException known) {
                return known;
            }
            if (cause instanceof HttpOperationFailedException refused) {
                return refused(request, refused);
            }
            if (cause instanceof IOException cut) {
                return unanswered(request, "no complete answer, " + described(cut), cut);
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return unanswered(request, "interrupted while waiting for the answer", cause);
            }
        }
        return unanswered(request, "not sent, " + described(wrapped.getCause()), wrapped);
    }

    private RemoteException refused(Request request, HttpOperationFailedException refused) {
        String body = refused.getResponseBody() == null ? "" : refused.getResponseBody();
        String said = body.isBlank() ? "no reason given" : body.length() > 500 ? body.substring(0, 500) + "…" : body;
        return new RemoteException(
                remote + " " + request + ": refused with status " + refused.getStatusCode() + "; " + said,
                refused.getStatusCode(),
                body.getBytes(StandardCharsets.UTF_8),
                refused);
    }

    private RemoteException unanswered(Request request, String what, Throwable cause) {
        return new RemoteException(
                remote + " " + request + ": " + what + "; see the door's policy for how often it was tried",
                0,
                NOTHING,
                cause);
    }

    private static String described(Throwable cause) {
        return cause == null ? "reason unknown" : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
