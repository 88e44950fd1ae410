package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** How a person gets a token by login and password. */
@Component
public class Logins {
    private static final String ACTION = "login";
    private static final String ANONYMOUS = "anonymous";

    private final JdbcClient db;
    private final Users users;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final SecondFactor factor;
    private final LoginTokens tokens;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Duration lifetime;

    Logins(
            JdbcClient db,
            Users users,
            Passwords passwords,
            PasswordCheck check,
            SecondFactor factor,
            LoginTokens tokens,
            Journal journal,
            TransactionOperations transaction,
            @Value("${serai.users.login-lifetime}") Duration lifetime) {
        this.db = db;
        this.users = users;
        this.passwords = passwords;
        this.check = check;
        this.factor = factor;
        this.tokens = tokens;
        this.journal = journal;
        this.transaction = transaction;
        this.lifetime = lifetime;
    }

    /**
     * A token of the person's own that ends by itself. Who has a second factor needs it here too; it then also stands as
     * proof for what the new token asks for in the next minutes.
     *
     * @param code null or blank if there is none
     * @throws Refusal (FORBIDDEN) if login and password do not fit; it does not tell why, so as not to tell who is a user.
     *     Who knows the password is told what is wrong with the code
     */
    public ApiTokens.Issued login(String login, String password, String code) {
        User user = users.withLogin(login).orElse(null);
        requirePassword(user, password);
        if (user.secondFactor() && (code == null || code.isBlank())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "code: missing; " + user.login() + " has a second factor, send a code of it along",
                    Map.of("codeNeeded", true));
        }
        SecondFactor.Proof proof =
                user.secondFactor() ? factor.verify(new Caller(user.login(), user.id(), ACTION, null), code) : null;
        ApiTokens.Issued issued = tokens.issue(user, lifetime);
        if (proof != null) {
            factor.remember(issued.token().caller(), proof);
        }
        return issued;
    }

    private void requirePassword(User user, String password) {
        try {
            check.require(ANONYMOUS, ACTION, user, password);
        } catch (Refusal whatever) {
            throw refused();
        }
        if (user.disabled()) {
            journal.write(ANONYMOUS, ACTION, "user/" + user.login(), "refused", Map.of("reason", "disabled"));
            throw refused();
        }
    }

    private static Refusal refused() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "login: login and password do not fit, or the user is disabled, or there were too many wrong tries; after"
                        + " some of them it takes a wait of minutes");
    }

    /** Ends the caller's token, if it came from a login; else it changes nothing. */
    public void logout(Caller caller) {
        tokens.end(caller);
    }

    /**
     * Changes the caller's own password, and ends what the person has logged in to otherwise.
     *
     * @throws Refusal if the caller is no user or has no password, the old password is wrong, or the new one cannot be used
     */
    public void changePassword(Caller caller, String old, String wanted) {
        User user = users.of(caller);
        if (!user.password() || user.configured()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "password: " + user.login() + (user.configured() ? " has a fixed one" : " has none")
                            + "; a super-admin can set one for users of the hub's own");
        }
        String hash = passwords.hash(user.login(), wanted);
        check.require(caller.actor(), "user.password", user, old);
        transaction.executeWithoutResult(status -> {
            db.sql("update hub_user set password = ? where id = ?")
                    .params(hash, user.id())
                    .update();
            tokens.end(user.id(), caller.credential());
            journal.write(caller.actor(), "user.password", "user/" + user.login(), "done", Map.of());
        });
    }
}
