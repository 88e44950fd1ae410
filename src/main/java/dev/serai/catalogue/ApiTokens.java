package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The bearer tokens of the API.
 *
 * <p>The database holds only the SHA-256 of each. That is enough, and a slow password hash with salt would add nothing:
 * a token is 256 random bits, so there is no dictionary to try, no two are alike, and the hash can serve as the key to
 * look it up by. The look-up compares hashes, so its timing tells an attacker nothing about a token's text.
 */
@Component
public class ApiTokens {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    /** Names under which the hub itself acts in the journal. */
    private static final Set<String> RESERVED = Set.of("schedule", "system", "anonymous");

    private static final int RANDOM_BYTES = 32;

    private final JdbcClient db;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient db, Journal journal, TransactionOperations transaction) {
        this.db = db;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** A new token, and its text, which nobody can get to see again. */
    public record Issued(ApiToken token, String text) {
        @Override
        public String toString() {
            return "Issued[token=" + token + "]";
        }
    }

    /** Whose token this text is; empty if it is none, or a revoked one. Notes the use, to the minute. */
    public Optional<ApiToken> bearer(String text) {
        Optional<ApiToken> token = db.sql("select * from api_token where hash = ? and revoked is null")
                .param(hash(text))
                .query(ApiTokens::token)
                .optional();
        token.filter(found -> unusedForAMinute(found.lastUsed()))
                .ifPresent(found -> db.sql("update api_token set last_used = now() where id = ?")
                        .param(found.id())
                        .update());
        return token;
    }

    private static boolean unusedForAMinute(Instant lastUsed) {
        return lastUsed == null || lastUsed.isBefore(Instant.now().minusSeconds(60));
    }

    /** All tokens, the revoked ones too, oldest first. */
    public List<ApiToken> all() {
        return db.sql("select * from api_token order by created, name")
                .query(ApiTokens::token)
                .list();
    }

    /**
     * Makes a token.
     *
     * @throws Refusal if the name cannot be used, or a token in use has it
     */
    public Issued issue(String actor, String name, Role role) {
        if (name == null || !NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "name: '" + name
                            + "' cannot be used; take up to 64 letters, digits, '.', '_', '@', '-', and none of "
                            + RESERVED.stream().sorted().toList());
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String text = "serai_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return transaction.execute(status -> {
            if (inUse(name)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "name: '" + name + "' belongs to a token in use; revoke that one first");
            }
            return new Issued(add(actor, name, role, text, false), text);
        });
    }

    boolean inUse(String name) {
        // Two at once would both find the name free; the unique index would then answer with a bare database error.
        db.sql("lock table api_token in share row exclusive mode").update();
        return db.sql("select exists (select from api_token where name = ? and revoked is null)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    ApiToken add(String actor, String name, Role role, String text, boolean configured) {
        ApiToken token = db.sql(
                        "insert into api_token (id, name, role, hash, configured) values (?, ?, ?, ?, ?) returning *")
                .params(UUID.randomUUID(), name, role.text(), hash(text), configured)
                .query(ApiTokens::token)
                .single();
        journal.write(actor, "token.issue", "token/" + token.id(), "done", Map.of("name", name, "role", role.text()));
        return token;
    }

    /**
     * Makes a token useless from now on. Revoking it once more changes nothing.
     *
     * @throws Refusal if there is no such token, it is the configured one, or the last super-admin
     */
    public void revoke(String actor, UUID id) {
        transaction.executeWithoutResult(status -> {
            db.sql("lock table api_token in share row exclusive mode").update();
            ApiToken token = db.sql("select * from api_token where id = ?")
                    .param(id)
                    .query(ApiTokens::token)
                    .optional()
                    .orElseThrow(
                            () -> new Refusal(Refusal.Kind.NOT_FOUND, "token " + id + ": unknown; GET /api/tokens"));
            if (token.revoked() == null) {
                refuseToRevoke(token);
                strike(actor, token);
            }
        });
    }

    private void refuseToRevoke(ApiToken token) {
        if (token.configured()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "token " + token.name() + ": given by SERAI_ADMIN_TOKEN; change that setting and restart the hub");
        }
        if (token.role() == Role.SUPER_ADMIN && superAdmins() == 1) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "token " + token.name() + ": the last super-admin; issue another one before revoking it");
        }
    }

    long superAdmins() {
        return db.sql("select count(*) from api_token where role = ? and revoked is null")
                .param(Role.SUPER_ADMIN.text())
                .query(Long.class)
                .single();
    }

    void strike(String actor, ApiToken token) {
        db.sql("update api_token set revoked = now() where id = ?")
                .param(token.id())
                .update();
        journal.write(actor, "token.revoke", "token/" + token.id(), "done", Map.of("name", token.name()));
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getBoolean("configured"),
                instant(row, "created"),
                instant(row, "last_used"),
                instant(row, "revoked"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
