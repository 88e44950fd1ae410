package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes passwords with bcrypt. The stored text begins with the method's name, so that a later one can take its place
 * without anybody's password becoming invalid.
 */
@Component
class Passwords {
    private static final String METHOD = "bcrypt";
    /** A quarter of a second on the machines of 2026. */
    private static final int STRENGTH = 12;
    /** bcrypt does not look at what comes after. */
    private static final int MOST_BYTES = 72;

    private static final int AT_ONCE = 2;

    private final PasswordEncoder encoder;
    private final Supplier<String> nobodys;
    /** Keeps people who try passwords from taking the processors away from everything else. */
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    private final int shortest;

    @Autowired
    Passwords(@Value("${serai.users.shortest-password}") int shortest) {
        this(shortest, STRENGTH);
    }

    /** @param strength logarithm of the number of rounds */
    Passwords(int shortest, int strength) {
        this.shortest = shortest;
        encoder = new DelegatingPasswordEncoder(METHOD, Map.of(METHOD, new BCryptPasswordEncoder(strength)));
        nobodys = SingletonSupplier.of(() -> encoder.encode("nobody's password"));
    }

    /**
     * What to store of a new password.
     *
     * @throws Refusal if it is too short, too long or the login itself
     */
    String hash(String login, String password) {
        if (password == null || password.codePointCount(0, password.length()) < shortest) {
            throw new Refusal(Refusal.Kind.INVALID, "password: too short; use " + shortest + " characters or more");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "password: too long; use at most " + MOST_BYTES + " bytes of UTF-8");
        }
        if (password.toLowerCase(Locale.ROOT).equals(login)) {
            throw new Refusal(Refusal.Kind.INVALID, "password: the same as the login; use another one");
        }
        turns.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            turns.release();
        }
    }

    /**
     * Whether a password is the one that was hashed. Takes as long where there is none, so that the time tells nobody who
     * has one.
     *
     * @param hash null if there is none
     */
    boolean match(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password == null ? "" : password, hash == null ? nobodys.get() : hash)
                    && hash != null;
        } finally {
            turns.release();
        }
    }
}
