package dev.serai.catalogue;

import dev.serai.catalogue.SecondFactor.Proof;
import dev.serai.remote.Refusal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Looks at codes: each is accepted once on all nodes together, wrong ones are counted, and all of it is in the journal. */
@Component
class CodeCheck {
    private final TotpSecrets secrets;
    private final RecoveryCodes recovery;
    private final Attempts attempts;
    private final Journal journal;
    private final SeparateTransaction apart;
    private final Clock clock;

    CodeCheck(
            TotpSecrets secrets,
            RecoveryCodes recovery,
            Attempts attempts,
            Journal journal,
            SeparateTransaction apart,
            Clock clock) {
        this.secrets = secrets;
        this.recovery = recovery;
        this.attempts = attempts;
        this.journal = journal;
        this.apart = apart;
        this.clock = clock;
    }

    /** What came of a code; either is null. */
    private record Verdict(Proof proof, Refusal refusal) {
        Proof orThrow() {
            if (refusal != null) {
                throw refusal;
            }
            return proof;
        }
    }

    /**
     * Uses a code up.
     *
     * @param actor  who shows it
     * @param first  whether it is to confirm the secret; else the secret must be confirmed
     * @throws Refusal if the code is not to be accepted
     */
    Proof use(String actor, User user, String code, boolean first) {
        String plain = code.replaceAll("\\s", "");
        return apart.run(() -> judge(actor, user, plain, first)).orThrow();
    }

    private Verdict judge(String actor, User user, String code, boolean first) {
        Optional<TotpSecrets.Enrolled> enrolled = secrets.lock(user.id()).filter(it -> it.confirmed() != first);
        if (enrolled.isEmpty()) {
            return new Verdict(null, notEnrolled(user, first));
        }
        Attempts.Turn turn = attempts.take(user.id(), Attempts.Kind.CODE);
        if (!turn.allowed()) {
            return new Verdict(null, turn.refusal("code: not looked at"));
        }
        boolean totp = Totp.isCode(code);
        RecoveryCodes.Try result =
                totp || first ? useTotp(user, enrolled.get().secret(), code) : recovery.use(user.id(), code);
        return result == RecoveryCodes.Try.ACCEPTED
                ? accepted(actor, user, totp ? SecondFactor.TOTP : SecondFactor.RECOVERY_CODE)
                : denied(actor, user, turn, result);
    }

    private static Refusal notEnrolled(User user, boolean first) {
        return first
                ? new Refusal(
                        Refusal.Kind.CONFLICT,
                        "second factor: no enrolment of " + user.login()
                                + " awaits its code; start one by POST /api/me/totp")
                : new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "second factor: " + user.login() + " has none; enrol one by POST /api/me/totp");
    }

    private RecoveryCodes.Try useTotp(User user, byte[] secret, String code) {
        OptionalLong step = Totp.step(secret, code, clock.instant());
        if (step.isEmpty()) {
            return RecoveryCodes.Try.WRONG;
        }
        return secrets.use(user.id(), step.getAsLong()) ? RecoveryCodes.Try.ACCEPTED : RecoveryCodes.Try.USED_ALREADY;
    }

    private Verdict accepted(String actor, User user, String how) {
        attempts.forget(user.id(), Attempts.Kind.CODE);
        journal.write(actor, "second-factor.verify", "user/" + user.login(), "done", Map.of("how", how));
        return new Verdict(new Proof(how, clock.instant()), null);
    }

    private Verdict denied(String actor, User user, Attempts.Turn turn, RecoveryCodes.Try result) {
        Refusal refusal = turn.refusal(
                result == RecoveryCodes.Try.USED_ALREADY
                        ? "code: used already, each counts once; take the next one"
                        : "code: wrong");
        journal.write(
                actor,
                "second-factor.verify",
                "user/" + user.login(),
                "refused",
                Map.of("reason", refusal.getMessage()));
        return new Verdict(null, refusal);
    }
}
