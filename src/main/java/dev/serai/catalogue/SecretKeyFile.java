package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;

/** Where the key comes from that secrets in the database are encrypted with: 32 bytes in Base64. */
final class SecretKeyFile {
    private SecretKeyFile() {}

    /**
     * The key given as a setting; else the one in the file given as a setting; else the one in {@code secret.key} in the
     * data folder, which is made at the first start and which only its owner can read.
     *
     * @param text the setting {@code serai.secret-key}; empty if it is not set
     * @param file the setting {@code serai.secret-key-file}; empty if it is not set
     * @throws CannotStart if what was given is no such key
     */
    static byte[] key(String text, String file, Path dataFolder) {
        if (!text.isBlank()) {
            return decoded(text, "serai.secret-key");
        }
        Path own = dataFolder.resolve("secret.key");
        Path place = file.isBlank() ? own : Path.of(file);
        try {
            if (file.isBlank() && !Files.exists(own)) {
                make(own);
            }
            return decoded(Files.readString(place), place.toString());
        } catch (IOException e) {
            throw new CannotStart(
                    place + ": the secret key cannot be read (" + e + "); make it readable for the hub's user", e);
        }
    }

    /** Under its name it is there whole or not at all. */
    private static void make(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        OwnerOnly.write(part, Base64.getEncoder().encodeToString(Randomness.bytes(SecretBox.KEY_BYTES)) + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] decoded(String text, String where) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw wrong(where, "not Base64", e);
        }
        if (key.length != SecretBox.KEY_BYTES) {
            throw wrong(where, key.length + " bytes", null);
        }
        return key;
    }

    private static CannotStart wrong(String where, String what, Exception cause) {
        return new CannotStart(
                where + ": " + what + " instead of " + SecretBox.KEY_BYTES
                        + " bytes in Base64; make a key with: openssl rand -base64 " + SecretBox.KEY_BYTES,
                cause);
    }
}
