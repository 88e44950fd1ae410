package dev.serai.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The tokens that people get by logging in: each ends by itself, and is forgotten a day later. */
@Component
class LoginTokens {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient db;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Clock clock;

    LoginTokens(JdbcClient db, Journal journal, TransactionOperations transaction, Clock clock) {
        this.db = db;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A token with the user's rights. Its name begins with the login and a slash, which no other token's name has. */
    ApiTokens.Issued issue(User user, Duration lifetime) {
        Instant now = clock.instant();
        String text = ApiTokens.randomText();
        String name = user.login() + "/" + HexFormat.of().formatHex(Randomness.bytes(6));
        return transaction.execute(status -> {
            db.sql("delete from api_token where expires < ?")
                    .param(now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                    .update();
            UUID id = UUID.randomUUID();
            db.sql("insert into api_token (id, name, role, hash, user_id, expires) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            name,
                            user.role().text(),
                            Randomness.hash(text),
                            user.id(),
                            now.plus(lifetime).atOffset(ZoneOffset.UTC))
                    .update();
            ApiToken token = db.sql(ApiTokens.SELECT + "where t.id = ?")
                    .param(id)
                    .query(ApiTokens::token)
                    .single();
            journal.write(name, "login", "user/" + user.login(), "done", Map.of("expires", token.expires()));
            return new ApiTokens.Issued(token, text);
        });
    }

    /** Ends what a user has logged in to, except by one credential; null for no exception. */
    void end(UUID user, String exceptFor) {
        db.sql("update api_token set revoked = now() where user_id = ? and expires is not null and revoked is null"
                        + " and 'token/' || id is distinct from ?")
                .params(user, exceptFor)
                .update();
    }

    /** Ends the token that a request came with, if it is one of a login. */
    void end(Caller caller) {
        int ended = db.sql("update api_token set revoked = now() where expires is not null and revoked is null"
                        + " and 'token/' || id = ?")
                .param(caller.credential())
                .update();
        if (ended == 1) {
            journal.write(caller.actor(), "logout", caller.credential(), "done", Map.of());
        }
    }
}
