package dev.serai.hubspot;

import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Lets in what HubSpot itself has sent, by its signature of version 3 (facts section 12). The body is looked at for
 * nothing else: a webhook says that something has changed, and what that is, the account is asked.
 */
@Component("hubspotWebhooks")
public class Webhooks {
    /** HubSpot sends at most a hundred events of some hundred bytes in one request (facts section 12). */
    private static final int LONGEST_BODY = 1 << 20;

    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final HubspotAccounts accounts;
    private final Clock clock;

    Webhooks(HubspotAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Checks one request.
     *
     * @param body      as it came, unread
     * @param signature header X-HubSpot-Signature-v3; null if missing
     * @param timestamp header X-HubSpot-Request-Timestamp in milliseconds since 1970; null if missing
     * @return the account
     * @throws Refusal if it is not from HubSpot, too old or too long, or the account takes no webhooks
     */
    public String check(String account, InputStream body, String signature, String timestamp) throws IOException {
        HubspotAccount known = accounts.accounts().get(account);
        if (known == null || !known.webhook().on()) {
            throw new Refusal(Kind.NOT_FOUND, "webhook: not switched on for this account");
        }
        if (signature == null || timestamp == null || !timestamp.matches("\\d{1,15}")) {
            throw new Refusal(Kind.FORBIDDEN, "webhook: without signature of version 3, or without its time");
        }
        Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(OLDEST) > 0) {
            throw new Refusal(
                    Kind.FORBIDDEN,
                    "webhook: signed " + age.toSeconds() + " s ago; at most " + OLDEST.toSeconds()
                            + " s are taken. If it is new, set this machine's clock");
        }
        byte[] expected = sign(known.webhook(), read(body), timestamp);
        if (!MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(
                    Kind.FORBIDDEN,
                    "webhook: the signature does not fit; check webhook.url and the client secret of the account");
        }
        return account;
    }

    private static byte[] read(InputStream body) throws IOException {
        if (body == null) {
            return new byte[0];
        }
        byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw new Refusal(Kind.INVALID, "webhook: longer than " + LONGEST_BODY + " bytes");
        }
        return bytes;
    }

    private static byte[] sign(HubspotWebhook webhook, byte[] body, String timestamp) throws IOException {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        source.write(("POST" + webhook.url()).getBytes(StandardCharsets.UTF_8));
        source.write(body);
        source.write(timestamp.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(webhook.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encode(mac.doFinal(source.toByteArray()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
