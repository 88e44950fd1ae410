package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks for proof that a person is there, and not only somebody who has their token.
 *
 * <p>What changes live data calls {@link #require} with whom the request came from: in a controller a parameter of type
 * {@link Caller}, in a route {@code ${header.X-Serai-Caller}} read by {@link Callers#of}. A token alone never satisfies
 * it: there is a code, or one that the same token showed a short while ago, or a single sign-on with a second factor.
 */
@Component("secondFactor")
public class SecondFactor {
    /** {@link Proof#how} of the six digits that an authenticator app shows. */
    public static final String TOTP = "totp";
    /** {@link Proof#how} of one of the codes that a person keeps for when the device is lost. */
    public static final String RECOVERY_CODE = "recovery-code";
    /** {@link Proof#how} of a second factor that the single sign-on provider saw. */
    public static final String SSO = "sso";

    /** By how much a provider's clock may be ahead of the hub's. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final CodeCheck codes;
    private final Users users;
    private final Clock clock;
    private final Duration valid;

    SecondFactor(
            JdbcClient db,
            CodeCheck codes,
            Users users,
            Clock clock,
            @Value("${serai.second-factor.valid}") Duration valid) {
        this.db = db;
        this.codes = codes;
        this.users = users;
        this.clock = clock;
        this.valid = valid;
    }

    /**
     * That a second factor was shown.
     *
     * @param how {@link #TOTP}, {@link #RECOVERY_CODE} or {@link #SSO}
     * @param at  when it was
     */
    public record Proof(String how, Instant at) {}

    /**
     * A second factor of the caller that is fresh: by the code given, or if none is given, by the single sign-on or a
     * code that this very token or session showed within {@code serai.second-factor.valid}.
     *
     * <p>Call it outside of a transaction, and after everything else that may speak against the request: it uses the code
     * up in a transaction and on a connection of its own.
     *
     * @param code six digits or a recovery code; null or blank if the request brought none
     * @throws Refusal (FORBIDDEN) if there is none; its members may be {@code attemptsLeft} and {@code retryAt}
     */
    public Proof require(Caller caller, String code) {
        if (code != null && !code.isBlank()) {
            return verify(caller, code);
        }
        User user = users.of(caller);
        return fresh(caller).orElseThrow(() -> new Refusal(Refusal.Kind.FORBIDDEN, whatIsMissing(user)));
    }

    private String whatIsMissing(User user) {
        return user.secondFactor()
                ? "second factor: none within the last " + valid.toMinutes()
                        + " minutes; send a code, or POST one to /api/second-factor before"
                : "second factor: " + user.login() + " has none; enrol one by POST /api/me/totp";
    }

    /**
     * A second factor of the caller by a code, which is used up by this.
     *
     * @throws Refusal (FORBIDDEN) if the token belongs to no user, or the user is disabled or has no second factor, or the
     *     code is wrong or was used before, or there were too many wrong ones
     */
    public Proof verify(Caller caller, String code) {
        User user = users.of(caller);
        if (code == null || code.isBlank()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "code: missing; send the six digits of your app, or a recovery code");
        }
        return codes.use(caller.actor(), user, code, false);
    }

    /** Like {@link #verify}; the proof then also stands for the caller's next requests, for a while. */
    public Proof prove(Caller caller, String code) {
        Proof proof = verify(caller, code);
        remember(caller, proof);
        return proof;
    }

    /** Notes a proof for what comes with the caller's credential from now on. */
    void remember(Caller caller, Proof proof) {
        db.sql("delete from second_factor_proof where at < ?")
                .param(since(valid))
                .update();
        db.sql("insert into second_factor_proof (user_id, credential, how, at) values (?, ?, ?, ?)"
                        + " on conflict (user_id, credential) do update set how = excluded.how, at = excluded.at")
                .params(
                        caller.user(),
                        caller.credential(),
                        proof.how(),
                        proof.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The proof that stands for a caller who sends no code now; empty if there is none, or it has grown old. */
    public Optional<Proof> fresh(Caller caller) {
        if (caller.user() == null) {
            return Optional.empty();
        }
        return bySingleSignOn(caller).or(() -> remembered(caller));
    }

    private Optional<Proof> bySingleSignOn(Caller caller) {
        Instant now = clock.instant();
        return Optional.ofNullable(caller.ssoFactorAt())
                .filter(at -> at.isAfter(now.minus(valid)) && !at.isAfter(now.plus(SKEW)))
                .map(at -> new Proof(SSO, at));
    }

    private Optional<Proof> remembered(Caller caller) {
        return db.sql("select how, at from second_factor_proof where user_id = ? and credential = ? and at > ?")
                .params(caller.user(), caller.credential(), since(valid))
                .query((row, number) -> new Proof(
                        row.getString("how"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private OffsetDateTime since(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }

    /** Until when a proof stands. */
    public Instant until(Proof proof) {
        return proof.at().plus(valid);
    }

    /**
     * What only a super-admin with a second factor may do, such as to make users, from the moment on that there is one who
     * could have it; before that, nobody could ever begin. Else a stolen token could make itself a person with a code.
     *
     * @throws Refusal as {@link #require} does
     */
    public void requireOnceThereIsAnAdministrator(Caller caller, String code) {
        boolean there = db.sql("select exists (select from hub_user where role = ? and not disabled"
                        + " and (password is not null or sso_factor))")
                .param(Role.SUPER_ADMIN.text())
                .query(Boolean.class)
                .single();
        if (there) {
            require(caller, code);
        }
    }
}
