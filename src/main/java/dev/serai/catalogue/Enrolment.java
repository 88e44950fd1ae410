package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** How a person comes to a second factor, and how it is taken away again. */
@Component
public class Enrolment {
    private final Users users;
    private final PasswordCheck passwords;
    private final TotpSecrets secrets;
    private final RecoveryCodes recovery;
    private final CodeCheck codes;
    private final SecondFactor factor;
    private final Attempts attempts;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final String issuer;

    Enrolment(
            Users users,
            PasswordCheck passwords,
            TotpSecrets secrets,
            RecoveryCodes recovery,
            CodeCheck codes,
            SecondFactor factor,
            Attempts attempts,
            Journal journal,
            TransactionOperations transaction,
            @Value("${serai.second-factor.issuer}") String issuer) {
        this.users = users;
        this.passwords = passwords;
        this.secrets = secrets;
        this.recovery = recovery;
        this.codes = codes;
        this.factor = factor;
        this.attempts = attempts;
        this.journal = journal;
        this.transaction = transaction;
        this.issuer = issuer;
    }

    /**
     * A secret for the person's app, shown this once.
     *
     * @param secret in Base32, to type
     * @param uri    {@code otpauth://}, to show as a QR code
     */
    public record Started(String secret, String uri) {
        @Override
        public String toString() {
            return "Started";
        }
    }

    /**
     * Makes a secret, which counts for nothing until {@link #confirm}. It takes the password, as a token alone must not be
     * enough to come to a second factor.
     *
     * @throws Refusal if the caller is no user or has no password, the password is wrong, or there is a second factor
     */
    public Started start(Caller caller, String password) {
        User user = users.of(caller);
        if (user.secondFactor()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "second factor: " + user.login() + " has one; remove it by DELETE /api/me/totp first");
        }
        if (!user.password()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "second factor: " + user.login() + " has no password here; sign on with a second factor of the"
                            + " provider, or have a super-admin set a password");
        }
        passwords.require(caller.actor(), "second-factor.start", user, password);
        byte[] secret = Totp.newSecret();
        transaction.executeWithoutResult(status -> {
            secrets.begin(user.id(), secret);
            journal.write(caller.actor(), "second-factor.start", subject(user), "done", Map.of());
        });
        return new Started(Totp.base32(secret), Totp.uri(issuer, user.login(), secret));
    }

    /**
     * Shows by a first code that the app has the secret; from now on it counts.
     *
     * @return the recovery codes, shown this once
     * @throws Refusal if nothing was started, or the code is wrong
     */
    public List<String> confirm(Caller caller, String code) {
        User user = users.of(caller);
        if (code == null || code.isBlank()) {
            throw new Refusal(Refusal.Kind.INVALID, "code: missing; send the six digits that your app shows");
        }
        codes.use(caller.actor(), user, code, true);
        return newCodes(caller, user, "second-factor.confirm");
    }

    /**
     * Replaces the recovery codes.
     *
     * @param code a code; may be left out while a proof stands, as everywhere
     * @return the new ones, shown this once
     */
    public List<String> renewRecoveryCodes(Caller caller, String code) {
        User user = enrolled(caller);
        factor.require(caller, code);
        return newCodes(caller, user, "second-factor.recovery-codes");
    }

    private List<String> newCodes(Caller caller, User user, String action) {
        return transaction.execute(status -> {
            journal.write(caller.actor(), action, subject(user), "done", Map.of());
            return recovery.renew(user.id());
        });
    }

    /** Removes the caller's own second factor. */
    public void remove(Caller caller, String code) {
        User user = enrolled(caller);
        factor.require(caller, code);
        drop(caller.actor(), user, "second-factor.remove");
    }

    private User enrolled(Caller caller) {
        User user = users.of(caller);
        if (!user.secondFactor()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "second factor: " + user.login() + " has none; enrol one by POST /api/me/totp");
        }
        return user;
    }

    /** Takes a user's second factor away, for somebody who has lost it. */
    public void reset(String actor, UUID id) {
        drop(actor, users.get(id), "second-factor.reset");
    }

    private void drop(String actor, User user, String action) {
        transaction.executeWithoutResult(status -> {
            secrets.drop(user.id());
            recovery.drop(user.id());
            attempts.forget(user.id(), Attempts.Kind.CODE);
            journal.write(actor, action, subject(user), "done", Map.of());
        });
    }

    /** How many recovery codes a user has not used yet. */
    public int recoveryCodesLeft(UUID user) {
        return recovery.left(user);
    }

    private static String subject(User user) {
        return "user/" + user.login();
    }
}
