package dev.serai.catalogue;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Time-based one-time passwords (RFC 6238) of the kind that every authenticator app takes: six digits, 30 seconds, SHA-1.
 * A code is good from one step before its time to one step after, as clocks differ.
 */
final class Totp {
    static final int STEP_SECONDS = 30;

    private static final int SECRET_BYTES = 20;
    private static final int DIGITS = 6;
    private static final int WINDOW = 1;
    private static final Pattern CODE = Pattern.compile("\\d{" + DIGITS + "}");
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(DIGITS);

    private Totp() {}

    static byte[] newSecret() {
        return Randomness.bytes(SECRET_BYTES);
    }

    /** Whether a text, without spaces around and in it, can be a code at all. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** The step in the window around now that a code belongs to, the latest if there are several; empty if it is wrong. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - WINDOW, current + WINDOW)
                .filter(step -> MessageDigest.isEqual(
                        code(secret, step).getBytes(StandardCharsets.US_ASCII),
                        code.getBytes(StandardCharsets.US_ASCII)))
                .max();
    }

    static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), step);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A secret as people type it into an app. */
    static String base32(byte[] secret) {
        return new Base32().encodeToString(secret).replace("=", "");
    }

    static byte[] secret(String base32) {
        return new Base32().decode(base32);
    }

    /** What an app reads off a QR code: the key URI format of Google Authenticator. */
    static String uri(String issuer, String login, byte[] secret) {
        return "otpauth://totp/" + encoded(issuer) + ':' + encoded(login) + "?secret=" + base32(secret) + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP_SECONDS;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
