package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** One sync of a hub, asked over HTTP as an operator asks. */
final class SyncClient {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OFTEN = Duration.ofMillis(100);

    private final HubProcess hub;
    private final String path;

    SyncClient(HubProcess hub, String name) {
        this.hub = hub;
        this.path = "/api/syncs/" + name;
    }

    /** What the hub answers below the sync's path, which must be there. */
    HubProcess.Answer get(String below) throws IOException {
        HubProcess.Answer answer = hub.get(path + below);
        assertThat(answer.status()).as("%s: %s", path + below, answer.json()).isEqualTo(200);
        return answer;
    }

    JsonNode status() throws IOException {
        return hub.get(path).json();
    }

    /** Connects the sync as a person would; its first run begins then. */
    void connect() throws IOException {
        assertThat(hub.post(path + "/properties", "{}").status()).isEqualTo(200);
        awaitEnd(hub.post(path + "/preview", "{}").json().path("run").asText());
        String fingerprint = status().path("fingerprint").asText();
        assertThat(hub.post(path + "/enable", "{\"fingerprint\": \"" + fingerprint + "\"}")
                        .status())
                .isEqualTo(200);
    }

    /** Has the sync run now, and waits for the end of a run that began after that. */
    JsonNode run() throws IOException {
        String last = newest().path("id").asText();
        assertThat(hub.post(path + "/run", "{}").status())
                .as("%s", status().path("failure"))
                .isEqualTo(202);
        return awaitRunAfter(last);
    }

    /** Asks for a run, and waits for nothing. */
    void ask() throws IOException {
        hub.post(path + "/run", "{}");
    }

    /**
     * Has cards looked for that were sent without an answer, as a person does who does not wait until the hub does it.
     *
     * @return whether there were any
     */
    boolean retryAwaited() throws IOException {
        boolean any = false;
        for (JsonNode record : get("/records?status=held&limit=1000").json().path("records")) {
            if (record.path("reason").asText().startsWith("a card was sent")) {
                hub.post(path + "/records/" + record.path("id").asText() + "/retry", "{}");
                any = true;
            }
        }
        return any;
    }

    private JsonNode awaitRunAfter(String last) throws IOException {
        Awaitility.await()
                .atMost(LONG)
                .pollInterval(OFTEN)
                .until(() -> !newest().path("id").asText().equals(last));
        return awaitEnd(newest().path("id").asText());
    }

    JsonNode newest() throws IOException {
        return hub.get(path + "/runs?limit=1").json().path(0);
    }

    private JsonNode awaitEnd(String run) {
        AtomicReference<JsonNode> ended = new AtomicReference<>();
        Awaitility.await().atMost(LONG).pollInterval(OFTEN).until(() -> {
            ended.set(hub.get(path + "/runs/" + run).json());
            return !ended.get().path("state").asText().equals("RUNNING");
        });
        assertThat(ended.get().path("state").asText())
                .as("%s", ended.get())
                .isIn(List.of("COMPLETED", "COMPLETED_WITH_FAILURES"));
        return ended.get();
    }
}
