package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what the database should not be able to tell: AES-256 in GCM with a key that is kept elsewhere.
 *
 * <p>Layout: version (1 byte, 1), fingerprint of the key (4), nonce (12), ciphertext with tag (16 more than the text).
 * Its owner's id is authenticated along with it, so that a secret copied into another user's row opens nothing.
 */
final class SecretBox {
    static final int KEY_BYTES = 32;
    static final int FINGERPRINT_AT = 1;
    static final int FINGERPRINT_BYTES = 4;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] fingerprint;

    /** @param key {@value #KEY_BYTES} random bytes */
    SecretBox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.fingerprint = Arrays.copyOf(mac(key), FINGERPRINT_BYTES);
    }

    /** Tells keys apart and gives none away. */
    byte[] fingerprint() {
        return fingerprint.clone();
    }

    byte[] encrypt(UUID owner, byte[] text) {
        byte[] nonce = Randomness.bytes(NONCE_BYTES);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, owner, text);
        return ByteBuffer.allocate(1 + FINGERPRINT_BYTES + NONCE_BYTES + encrypted.length)
                .put(VERSION)
                .put(fingerprint)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws Refusal if it was encrypted with another key */
    byte[] decrypt(UUID owner, byte[] box) {
        int nonceAt = FINGERPRINT_AT + FINGERPRINT_BYTES;
        byte[] theirs = Arrays.copyOfRange(box, FINGERPRINT_AT, nonceAt);
        if (box[0] != VERSION || !Arrays.equals(theirs, fingerprint)) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "second factor: its secret was encrypted with the key " + hex(theirs) + ", and this node has "
                            + hex(fingerprint) + "; give it the right one by serai.secret-key-file");
        }
        int textAt = nonceAt + NONCE_BYTES;
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOfRange(box, nonceAt, textAt),
                owner,
                Arrays.copyOfRange(box, textAt, box.length));
    }

    private byte[] run(int mode, byte[] nonce, UUID owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("secret of user " + owner + ": changed in the database, or copied", e);
        }
    }

    private static byte[] mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal("serai fingerprint".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
