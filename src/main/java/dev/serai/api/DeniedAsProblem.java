package dev.serai.api;

import dev.serai.remote.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Tells who is not let in what is missing, with the challenges of RFC 6750. */
final class DeniedAsProblem implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String CHALLENGE = "Bearer realm=\"serai\"";

    private final Problems problems;

    DeniedAsProblem(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        unauthorized(
                request,
                response,
                CHALLENGE,
                "Authorization: missing; send the header 'Authorization: Bearer <API token>'");
    }

    void unknownToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        unauthorized(
                request,
                response,
                CHALLENGE + ", error=\"invalid_token\"",
                "Authorization: not a token in use; send 'Bearer <API token>' with one that a super-admin issued");
    }

    /** Who asks is known, and not let in all the same. */
    void refused(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        problems.send(request, response, problems.of(refusal));
    }

    /** Signing on by browser did not come to its end. */
    void notSignedOn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        unauthorized(request, response, CHALLENGE, "single sign-on: failed (" + e.getMessage() + "); begin again");
    }

    private void unauthorized(HttpServletRequest request, HttpServletResponse response, String challenge, String detail)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        problems.send(request, response, Problems.of(HttpStatus.UNAUTHORIZED, detail));
    }

    void tooManyAttempts(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        long seconds = wait.toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        String detail = "Authorization: too many wrong tokens from this address; try again in " + seconds + " s";
        problems.send(request, response, Problems.of(HttpStatus.TOO_MANY_REQUESTS, detail));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            String detail = "X-XSRF-TOKEN: missing or wrong; send the value of the cookie XSRF-TOKEN in this header";
            problems.send(request, response, Problems.of(HttpStatus.FORBIDDEN, detail));
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\"");
        problems.send(request, response, Problems.of(HttpStatus.FORBIDDEN, AccessRule.explanation(request)));
    }
}
