package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whom the hub knows of those that a single sign-on provider says are there. */
@Component
public class SignOns {
    private static final String ACTOR = "sso";

    private final JdbcClient db;
    private final Users users;
    private final Journal journal;
    private final TransactionOperations transaction;

    SignOns(JdbcClient db, Users users, Journal journal, TransactionOperations transaction) {
        this.db = db;
        this.users = users;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * What the provider says.
     *
     * @param name   how it calls the person; null if it does not
     * @param role   the role that its word gives; null if roles are the hub's own affair
     * @param at     when it said so
     * @param factor whether it saw a second factor
     */
    public record Word(String login, String name, Role role, Instant at, boolean factor) {}

    /**
     * The user of whom the provider speaks. If its word gives a role, a person without a user gets one, and an old role is
     * replaced, unless a later word did so already.
     *
     * @throws Refusal (FORBIDDEN) if the hub does not know the person, or the user is disabled
     */
    public User user(Word word) {
        User user = users.withLogin(word.login()).orElseGet(() -> added(word));
        if (user.disabled()) {
            throw Users.disabled(user.login());
        }
        if (word.factor()) {
            db.sql("update hub_user set sso_factor = true where id = ? and not sso_factor")
                    .param(user.id())
                    .update();
        }
        return word.role() == null || word.role() == user.role() ? user : moved(user, word);
    }

    private User added(Word word) {
        if (word.role() == null) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "single sign-on: no user has the login '" + word.login()
                            + "'; a super-admin can add one by POST /api/users");
        }
        try {
            return users.add(ACTOR, new Users.NewUser(word.login(), word.name(), word.role(), null));
        } catch (Refusal refused) {
            // Two first requests of the same person come together.
            return users.withLogin(word.login()).orElseThrow(() -> refused);
        }
    }

    private User moved(User user, Word word) {
        transaction.executeWithoutResult(status -> {
            OffsetDateTime at = word.at().atOffset(ZoneOffset.UTC);
            int moved = db.sql("update hub_user set role = ?, sso_role_at = ?"
                            + " where id = ? and (sso_role_at is null or sso_role_at < ?)")
                    .params(word.role().text(), at, user.id(), at)
                    .update();
            if (moved == 1) {
                journal.write(
                        ACTOR,
                        "user.change",
                        "user/" + user.login(),
                        "done",
                        Map.of("role", word.role().text()));
            }
        });
        return users.get(user.id());
    }
}
