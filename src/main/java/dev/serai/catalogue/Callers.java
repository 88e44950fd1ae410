package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Writes a {@link Caller} as the text of the header {@code X-Serai-Caller}, by which routes learn who asks, and reads it.
 *
 * <p>The text is signed with a key that only this process has, as long as it runs: a client cannot make one up, nor can
 * a route, so that a value which reads well was put in by the filter that looked at the token. A route hands it on with
 * {@code ${header.X-Serai-Caller}}; a controller takes a parameter of type {@link Caller}.
 */
@Component
public class Callers {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 4;

    private final SecretKeySpec key = new SecretKeySpec(Randomness.bytes(32), ALGORITHM);

    /** The header's text for a caller; printable ASCII. */
    public String text(Caller caller) {
        String payload = String.join(
                "|", caller.actor(), orEmpty(caller.user()), caller.credential(), orEmpty(caller.ssoFactorAt()));
        return payload + '|' + signature(payload);
    }

    /**
     * The caller whom a text stands for.
     *
     * @param text as {@link #text} wrote it; null if nobody is known to ask
     * @throws Refusal if there is none, or another than this hub wrote it
     */
    public Caller of(String text) {
        int end = text == null ? -1 : text.lastIndexOf('|');
        if (end < 0 || !signed(text.substring(0, end), text.substring(end + 1))) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "caller: not known; this can only be asked for over the API, with a token");
        }
        String[] parts = text.substring(0, end).split("\\|", PARTS);
        return new Caller(
                parts[0],
                parts[1].isEmpty() ? null : UUID.fromString(parts[1]),
                parts[2],
                parts[3].isEmpty() ? null : Instant.parse(parts[3]));
    }

    private boolean signed(String payload, String signature) {
        return MessageDigest.isEqual(
                signature(payload).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String orEmpty(Object value) {
        return value == null ? "" : value.toString();
    }
}
