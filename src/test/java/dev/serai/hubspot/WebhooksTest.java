package dev.serai.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.MovableClock;
import dev.serai.remote.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
    private static final String URL = "https://hub.example.com/webhooks/hubspot/main";
    private static final String BODY = "[{\"eventId\": 1, \"objectId\": 42, \"propertyValue\": \"山田\"}]";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final Webhooks webhooks = webhooks(new HubspotWebhook("secret", null, URL));

    private Webhooks webhooks(HubspotWebhook webhook) {
        return new Webhooks(new HubspotAccounts(Map.of("main", account(webhook), "other", account(null))), clock);
    }

    private static HubspotAccount account(HubspotWebhook webhook) {
        return new HubspotAccount("token", null, null, null, null, null, null, null, null, null, webhook);
    }

    private static String sign(String secret, String source) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(source.getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String body, String signature, Instant at, String why) {
        assertThatThrownBy(() -> webhooks.check("main", body(body), signature, "" + at.toEpochMilli()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    private static String signed(String secret, String url, String body, Instant at) throws Exception {
        return sign(secret, "POST" + url + body + at.toEpochMilli());
    }

    @Test
    void takesWhatHubspotHasSigned() throws Exception {
        assertThat(webhooks.check("main", body(BODY), signed("secret", URL, BODY, NOW), "" + NOW.toEpochMilli()))
                .isEqualTo("main");
        assertThat(webhooks.check("main", null, signed("secret", URL, "", NOW), "" + NOW.toEpochMilli()))
                .isEqualTo("main");
    }

    @Test
    void computesTheSignatureAsAnotherProgramDoes() throws IOException {
        // printf 'POST%s%s%s' "$URL" '[]' 1795341600000 | openssl dgst -sha256 -hmac secret -binary | base64
        assertThat(webhooks.check("main", body("[]"), "bxFz3tUx59aLuWpZbCc9wwfGC9+53qIt6Ap3od/GOpw=", "1795341600000"))
                .isEqualTo("main");
    }

    @Test
    void refusesWhatSomebodyElseHasSignedOrChanged() throws Exception {
        assertRefused(BODY, signed("guessed", URL, BODY, NOW), NOW, "the signature does not fit");
        assertRefused(BODY + " ", signed("secret", URL, BODY, NOW), NOW, "the signature does not fit");
        assertRefused(BODY, signed("secret", URL + "?a=b", BODY, NOW), NOW, "the signature does not fit");
        assertRefused(BODY, signed("secret", URL, BODY, NOW), NOW.plusMillis(1), "the signature does not fit");
        assertRefused(BODY, "", NOW, "the signature does not fit");
        assertRefused(BODY, null, NOW, "without signature");
        assertThatThrownBy(() -> webhooks.check("main", body(BODY), signed("secret", URL, BODY, NOW), "yesterday"))
                .hasMessageContaining("without its time");
    }

    @Test
    void refusesWhatIsOlderThanFiveMinutesOrFromTheFuture() throws Exception {
        String signature = signed("secret", URL, BODY, NOW);
        clock.move(Duration.ofMinutes(5));
        assertThat(webhooks.check("main", body(BODY), signature, "" + NOW.toEpochMilli()))
                .isEqualTo("main");
        clock.move(Duration.ofMillis(1));
        assertRefused(BODY, signature, NOW, "signed 300 s ago");
        clock.move(Duration.ofMinutes(-10).minusMillis(2));
        assertRefused(BODY, signature, NOW, "signed -301 s ago");
    }

    @Test
    void refusesABodyWithoutEnd() {
        String signature = "whatever";
        assertThatThrownBy(() -> webhooks.check(
                        "main", new ByteArrayInputStream(new byte[2 << 20]), signature, "" + NOW.toEpochMilli()))
                .hasMessageContaining("longer than 1048576 bytes");
    }

    @Test
    void areOffUntilASecretIsConfigured() {
        for (String account : new String[] {"other", "unknown"}) {
            assertThatThrownBy(() -> webhooks.check(account, body(BODY), "signature", "" + NOW.toEpochMilli()))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("webhook: not switched on for this account");
        }
        assertThatThrownBy(() -> new HubspotWebhook("secret", null, " "))
                .hasMessageContaining("give the whole address that HubSpot was given");
    }

    @Test
    void readTheSecretFromAFileAndTellItNobody(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "secret\n");
        HubspotWebhook webhook = new HubspotWebhook(null, file, URL);
        assertThat(webhooks(webhook)
                        .check("main", body(BODY), signed("secret", URL, BODY, NOW), "" + NOW.toEpochMilli()))
                .isEqualTo("main");
        assertThat(new HubspotWebhook("hidden", null, URL).toString()).doesNotContain("hidden");
    }
}
