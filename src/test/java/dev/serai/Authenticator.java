package dev.serai;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * An authenticator app that somebody has typed a secret into.
 *
 * @param secret in Base32
 */
public record Authenticator(String secret) {
    /** The six digits that the app shows at a time. */
    public String code(Instant at) {
        try {
            SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), "HmacSHA1");
            return new HmacOneTimePasswordGenerator().generateOneTimePasswordString(key, at.getEpochSecond() / 30);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
