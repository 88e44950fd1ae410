package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
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

    static final String SELECT =
            "select t.*, u.login, u.role as user_role" + " from api_token t left join hub_user u on u.id = t.user_id ";

    private final JdbcClient db;
    private final Journal journal;
    private final WaysIn waysIn;
    private final TransactionOperations transaction;
    private final Clock clock;

    ApiTokens(JdbcClient db, Journal journal, WaysIn waysIn, TransactionOperations transaction, Clock clock) {
        this.db = db;
        this.journal = journal;
        this.waysIn = waysIn;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A new token, and its text, which nobody can get to see again. */
    public record Issued(ApiToken token, String text) {
        @Override
        public String toString() {
            return "Issued[token=" + token + "]";
        }
    }

    /**
     * Whose token this text is; empty if it is none, or one that was revoked, has ended or belongs to a disabled user. Notes
     * the use, to the minute.
     */
    public Optional<ApiToken> bearer(String text) {
        Optional<ApiToken> token = db.sql(SELECT + "where t.hash = ? and t.revoked is null"
                        + " and (t.expires is null or t.expires > ?) and u.disabled is not true")
                .params(Randomness.hash(text), clock.instant().atOffset(ZoneOffset.UTC))
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
        return db.sql(SELECT + "order by t.created, t.name")
                .query(ApiTokens::token)
                .list();
    }

    /** Makes a token that belongs to no user; see {@link #issue(String, String, Role, UUID)}. */
    public Issued issue(String actor, String name, Role role) {
        return issue(actor, name, role, null);
    }

    /**
     * Makes a token.
     *
     * @param user whose it is to be; null for nobody's
     * @throws Refusal if the name cannot be used, or a token in use has it
     */
    public Issued issue(String actor, String name, Role role, UUID user) {
        if (name == null || !NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "name: '" + name
                            + "' cannot be used; take up to 64 letters, digits, '.', '_', '@', '-', and none of "
                            + RESERVED.stream().sorted().toList());
        }
        String text = randomText();
        return transaction.execute(status -> {
            if (inUse(name)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "name: '" + name + "' belongs to a token in use; revoke that one first");
            }
            return new Issued(add(actor, name, role, user, text, false), text);
        });
    }

    static String randomText() {
        return "serai_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.bytes(RANDOM_BYTES));
    }

    boolean inUse(String name) {
        // Two at once would both find the name free; the unique index would then answer with a bare database error.
        waysIn.lock();
        return db.sql("select exists (select from api_token where name = ? and revoked is null)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    ApiToken add(String actor, String name, Role role, UUID user, String text, boolean configured) {
        UUID id = UUID.randomUUID();
        db.sql("insert into api_token (id, name, role, hash, configured, user_id) values (?, ?, ?, ?, ?, ?)")
                .params(id, name, role.text(), Randomness.hash(text), configured, user)
                .update();
        ApiToken token = db.sql(SELECT + "where t.id = ?")
                .param(id)
                .query(ApiTokens::token)
                .single();
        Map<String, Object> detail = new LinkedHashMap<>(Map.of("name", name, "role", role.text()));
        if (token.user() != null) {
            detail.put("user", token.user());
        }
        journal.write(actor, "token.issue", "token/" + id, "done", detail);
        return token;
    }

    /**
     * Makes a token useless from now on. Revoking it once more changes nothing.
     *
     * @throws Refusal if there is no such token, it is the configured one, or the last super-admin
     */
    public void revoke(String actor, UUID id) {
        transaction.executeWithoutResult(status -> {
            waysIn.lock();
            ApiToken token = db.sql(SELECT + "where t.id = ?")
                    .param(id)
                    .query(ApiTokens::token)
                    .optional()
                    .orElseThrow(
                            () -> new Refusal(Refusal.Kind.NOT_FOUND, "token " + id + ": unknown; GET /api/tokens"));
            if (token.revoked() == null) {
                revoke(actor, token);
            }
        });
    }

    private void revoke(String actor, ApiToken token) {
        if (token.configured()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "token " + token.name() + ": given by SERAI_ADMIN_TOKEN; change that setting and restart the hub");
        }
        strike(actor, token);
        if (token.role() == Role.SUPER_ADMIN && waysIn.count() == 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "token " + token.name() + ": the last super-admin; issue another one before revoking it");
        }
    }

    void strike(String actor, ApiToken token) {
        db.sql("update api_token set revoked = now() where id = ?")
                .param(token.id())
                .update();
        journal.write(actor, "token.revoke", "token/" + token.id(), "done", Map.of("name", token.name()));
    }

    static ApiToken token(ResultSet row, int number) throws SQLException {
        Role role = Role.of(row.getString("role"));
        String userRole = row.getString("user_role");
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                userRole == null ? role : role.least(Role.of(userRole)),
                row.getBoolean("configured"),
                row.getObject("user_id", UUID.class),
                row.getString("login"),
                instant(row, "created"),
                instant(row, "expires"),
                instant(row, "last_used"),
                instant(row, "revoked"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
