package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub says at its start of accounts that it cannot read, or not wholly. */
class AccountCheckTest {
    @TempDir
    Path folder;

    @Test
    void saysInOneSentenceEachWhatIsWrongWithAccountsAndGoesOn() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        try (HubspotSandbox sandbox = HubspotSandbox.start(SandboxSettings.of(
                        "port", "0",
                        "accounts[0].tokens[0].value", "whole",
                        "accounts[0].tokens[1].value", "without-deals",
                        "accounts[0].tokens[1].scopes", "*,-crm.objects.deals.read,-crm.schemas.deals.read"));
                HubProcess hub = new HubProcess(
                        folder.resolve("data"),
                        List.of(
                                "--hubspot.accounts.main.token=whole",
                                "--hubspot.accounts.main.base-url=" + sandbox.baseUrl(),
                                "--hubspot.accounts.wrong.token=pat-na1-secret",
                                "--hubspot.accounts.wrong.base-url=" + sandbox.baseUrl(),
                                "--hubspot.accounts.scoped.token=without-deals",
                                "--hubspot.accounts.scoped.base-url=" + sandbox.baseUrl(),
                                "--hubspot.accounts.nowhere.token=any",
                                "--hubspot.accounts.nowhere.base-url=http://127.0.0.1:" + closed,
                                "--hubspot.cut.tries=1",
                                "--hubspot.cut.delay=1",
                                "--logging.level.dev.serai=INFO"))) {
            hub.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(hub.log())
                            .contains(
                                    "hubspot account main: portal 4711, the token reads all objects",
                                    "hubspot account scoped: portal 4711, the token may not read deals; give it their read"
                                            + " scopes")
                            .containsPattern("hubspot account wrong: cannot be read: HubSpot answered 401: "
                                    + "Authentication credentials not found[^\\n]*; check hubspot.accounts.wrong.token")
                            .containsPattern("hubspot account nowhere: cannot be read: [^\\n]*Connection refused[^\\n]*"
                                    + "; check hubspot.accounts.nowhere.token and .base-url"));
            assertThat(hub.log()).doesNotContain("\tat ", "pat-na1-secret");
            assertThat(hub.get("/api/accounts").json()).hasSize(4);
        }
    }
}
