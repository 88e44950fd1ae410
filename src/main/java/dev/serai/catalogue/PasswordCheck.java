package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at passwords of users, and counts the wrong ones. */
@Component
class PasswordCheck {
    private static final Attempts.Turn NONE = new Attempts.Turn(false, 0, null);

    private final JdbcClient db;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Journal journal;
    private final SeparateTransaction apart;

    PasswordCheck(JdbcClient db, Passwords passwords, Attempts attempts, Journal journal, SeparateTransaction apart) {
        this.db = db;
        this.passwords = passwords;
        this.attempts = attempts;
        this.journal = journal;
        this.apart = apart;
    }

    /**
     * @param actor    who shows it
     * @param action   what for, as the journal is to call it
     * @param user     null if there is no such user; that takes as long, too
     * @param password may be null
     * @throws Refusal (FORBIDDEN) if it is not the user's, or there were too many wrong ones
     */
    void require(String actor, String action, User user, String password) {
        Attempts.Turn turn = user == null ? NONE : apart.run(() -> attempts.take(user.id(), Attempts.Kind.PASSWORD));
        boolean right = passwords.match(password, turn.allowed() ? hash(user.id()) : null);
        if (right) {
            apart.run(() -> {
                attempts.forget(user.id(), Attempts.Kind.PASSWORD);
                return user;
            });
            return;
        }
        Refusal refusal = turn.refusal(turn.allowed() ? "password: wrong" : "password: not looked at");
        if (user == null || turn.allowed()) {
            String subject = "user/" + (user == null ? "unknown" : user.login());
            journal.write(actor, action, subject, "refused", Map.of("reason", refusal.getMessage()));
        }
        throw refusal;
    }

    private String hash(UUID user) {
        return db.sql("select password from hub_user where id = ?")
                .param(user)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
