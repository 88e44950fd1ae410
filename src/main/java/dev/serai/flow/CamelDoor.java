package dev.serai.flow;

import dev.serai.remote.Call;
import dev.serai.remote.Door;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Sends single calls through the door route of a remote, {@code direct:<remote>}. */
final class CamelDoor implements Door {
    private static final byte[] NOTHING = {};

    private final ProducerTemplate template;
    private final String remote;
    private final CamelFailures failures = new CamelFailures();

    CamelDoor(ProducerTemplate template, String remote) {
        this.template = template;
        this.remote = remote;
    }

    @Override
    public byte[] call(Call call) {
        try {
            byte[] answer = template.requestBody("direct:" + remote, call, byte[].class);
            return answer == null ? NOTHING : answer;
        } catch (CamelExecutionException e) {
            throw failures.translate(remote, e);
        }
    }
}
