package dev.serai.api;

import dev.serai.catalogue.ApiToken;
import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Caller;
import dev.serai.catalogue.Logins;
import dev.serai.catalogue.Role;
import dev.serai.remote.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for people, who have a login and a password in place of a token. */
@RestController
@Tag(name = "me")
class LoginController {
    private final Logins logins;
    private final FailedAttempts attempts;

    LoginController(Logins logins, FailedAttempts attempts) {
        this.logins = logins;
        this.attempts = attempts;
    }

    /** @param code six digits or a recovery code; needed by who has a second factor */
    record Credentials(String login, String password, String code) {
        @Override
        public String toString() {
            return "Credentials[login=" + login + "]";
        }
    }

    /** @param token the token, shown this once */
    record LoggedIn(String token, String login, Role role, Instant expires) {}

    @PostMapping("/api/login")
    @Operation(operationId = "logIn", summary = "Get a token of one's own that ends by itself, by login and password")
    @SecurityRequirements
    LoggedIn logIn(@RequestBody Credentials shown, HttpServletRequest request) {
        Duration wait = attempts.wait(request.getRemoteAddr());
        if (!wait.isZero()) {
            throw new Refusal(
                    Refusal.Kind.TOO_EARLY,
                    "login: too many wrong tokens and passwords from this address; wait a moment",
                    Map.of("nextAllowedAt", Instant.now().plus(wait)));
        }
        try {
            ApiTokens.Issued issued = logins.login(shown.login(), shown.password(), shown.code());
            ApiToken token = issued.token();
            return new LoggedIn(issued.text(), token.user(), token.role(), token.expires());
        } catch (Refusal refused) {
            attempts.count(request.getRemoteAddr());
            throw refused;
        }
    }

    @PostMapping("/api/logout")
    @Operation(operationId = "logOut", summary = "End the session, or the token if it came from a login")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(Caller caller, HttpServletRequest request) {
        logins.logout(caller);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
