package dev.serai.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.Caller;
import dev.serai.catalogue.Enrolment;
import dev.serai.catalogue.Logins;
import dev.serai.catalogue.Role;
import dev.serai.catalogue.SecondFactor;
import dev.serai.catalogue.User;
import dev.serai.catalogue.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What everybody sees to for themself. */
@RestController
@Tag(name = "me")
class MeController {
    private static final String ROLE = "ROLE_";

    private final Users users;
    private final Logins logins;
    private final Enrolment enrolment;
    private final SecondFactor factor;

    MeController(Users users, Logins logins, Enrolment enrolment, SecondFactor factor) {
        this.users = users;
        this.logins = logins;
        this.enrolment = enrolment;
        this.factor = factor;
    }

    /**
     * Who asks.
     *
     * @param actor        name in the journal
     * @param role         what this token or session may do
     * @param user         missing if the token belongs to nobody
     * @param secondFactor missing likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(String actor, Role role, User user, FactorView secondFactor) {}

    /**
     * @param recoveryCodesLeft how many are not used yet
     * @param freshUntil        until when no code is asked for; missing if one is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactorView(boolean enrolled, int recoveryCodesLeft, Instant freshUntil) {}

    @GetMapping("/api/me")
    @Operation(operationId = "whoAmI", summary = "Who the token or session belongs to, and what it may do")
    Me me(Caller caller, Authentication authentication) {
        String name = authentication.getAuthorities().iterator().next().getAuthority();
        Role role = Role.valueOf(name.substring(ROLE.length()));
        if (caller.user() == null) {
            return new Me(caller.actor(), role, null, null);
        }
        User user = users.of(caller);
        return new Me(
                caller.actor(),
                role,
                user,
                new FactorView(
                        user.secondFactor(),
                        enrolment.recoveryCodesLeft(user.id()),
                        factor.fresh(caller).map(factor::until).orElse(null)));
    }

    record PasswordChange(String old, String password) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @PostMapping("/api/me/password")
    @Operation(operationId = "changePassword", summary = "Change one's password; other logins end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody PasswordChange change, Caller caller) {
        logins.changePassword(caller, change.old(), change.password());
    }

    record Password(String password) {
        @Override
        public String toString() {
            return "Password";
        }
    }

    /**
     * @param secret to type into an app
     * @param uri    the same as {@code otpauth://}
     * @param qr     the same as a picture, in a {@code data:} address
     */
    record NewSecret(String secret, String uri, String qr) {}

    @PostMapping("/api/me/totp")
    @Operation(operationId = "startSecondFactor", summary = "Get a TOTP secret; it counts once a code has confirmed it")
    NewSecret start(@RequestBody Password shown, Caller caller) {
        Enrolment.Started started = enrolment.start(caller, shown.password());
        return new NewSecret(started.secret(), started.uri(), QrCode.dataAddress(started.uri()));
    }

    /** @param code six digits or a recovery code; where a proof may stand in for it, null for that */
    record Code(String code) {
        /** That of a body; null without one. */
        static String of(Code body) {
            return body == null ? null : body.code();
        }
    }

    /** @param recoveryCodes shown this once */
    record RecoveryCodes(List<String> recoveryCodes) {}

    @PostMapping("/api/me/totp/confirm")
    @Operation(
            operationId = "confirmSecondFactor",
            summary = "Confirm the secret by a code of the app; answers with recovery codes")
    RecoveryCodes confirm(@RequestBody Code shown, Caller caller) {
        return new RecoveryCodes(enrolment.confirm(caller, shown.code()));
    }

    @PostMapping("/api/me/recovery-codes")
    @Operation(operationId = "renewRecoveryCodes", summary = "Get new recovery codes in place of the old")
    RecoveryCodes renew(@RequestBody(required = false) Code shown, Caller caller) {
        return new RecoveryCodes(enrolment.renewRecoveryCodes(caller, Code.of(shown)));
    }

    @DeleteMapping("/api/me/totp")
    @Operation(operationId = "removeSecondFactor", summary = "Remove one's second factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestBody(required = false) Code shown, Caller caller) {
        enrolment.remove(caller, Code.of(shown));
    }

    /** @param until when it has grown old */
    record ProofView(String how, Instant at, Instant until) {}

    @PostMapping("/api/second-factor")
    @Operation(
            operationId = "showSecondFactor",
            summary = "Show a code now; what needs one in the next minutes with this token does without")
    ProofView prove(@RequestBody Code shown, Caller caller) {
        SecondFactor.Proof proof = factor.prove(caller, shown.code());
        return new ProofView(proof.how(), proof.at(), factor.until(proof));
    }
}
