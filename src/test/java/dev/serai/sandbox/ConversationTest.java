package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    @Test
    void propertiesAreThereButTheObjectIsNotUnlessSwitchedOn() {
        for (String by : List.of("threads", "object")) {
            try (var sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0", "conversations", by))) {
                Client client = new Client(sandbox);
                assertThat(client.get("/crm/v3/properties/conversations").json().get("results"))
                        .hasSize(103);
                assertThat(client.get("/crm/v3/objects/0-11?limit=1").status())
                        .isEqualTo(by.equals("threads") ? 404 : 200);
            }
        }
    }

    @Test
    void threadsAndTheirMessagesComeInPages() {
        try (var sandbox = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0", "records.conversations", "60"))) {
            Client client = new Client(sandbox);
            List<JsonNode> threads = client.all("/conversations/conversations/2026-09/threads?limit=25");
            assertThat(threads)
                    .hasSize(60)
                    .doesNotHaveDuplicates()
                    .allMatch(thread -> thread.has("latestMessageTimestamp"));
            String messages = "/conversations/v3/conversations/threads/%s/messages?limit=7";
            assertThat(threads)
                    .allMatch(thread -> !client.all(
                                    messages.formatted(thread.get("id").asText()))
                            .isEmpty());
            assertThat(client.get(messages.formatted("1")).status()).isEqualTo(404);
        }
    }
}
