package dev.serai.api;

import dev.serai.catalogue.ApiToken;
import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Callers;
import dev.serai.remote.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks, by a token of the hub, a token of the single sign-on provider or a session that began there, and
 * hands the request on under that name.
 */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final SingleSignOn sso;
    private final Callers callers;
    private final FailedAttempts attempts;
    private final DeniedAsProblem denied;
    /** A request that a route answers comes by again when the answer is ready; this is how it is known then. */
    private final SecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    BearerFilter(ApiTokens tokens, SingleSignOn sso, Callers callers, FailedAttempts attempts, DeniedAsProblem denied) {
        this.tokens = tokens;
        this.sso = sso;
        this.callers = callers;
        this.attempts = attempts;
        this.denied = denied;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        Duration wait = shown == null ? Duration.ZERO : attempts.wait(request.getRemoteAddr());
        if (!wait.isZero()) {
            denied.tooManyAttempts(request, response, wait);
            return;
        }
        Optional<Known> known;
        try {
            known = shown == null ? sso.session(request) : bearer(shown);
        } catch (Refusal refused) {
            SecurityContextHolder.clearContext();
            denied.refused(request, response, refused);
            return;
        }
        if (known.isPresent()) {
            remember(known.get(), request, response);
            String name = known.get().caller().actor();
            chain.doFilter(
                    new ActingRequest(request, name, callers.text(known.get().caller())), response);
        } else if (shown == null) {
            chain.doFilter(new ActingRequest(request), response);
        } else {
            attempts.count(request.getRemoteAddr());
            denied.unknownToken(request, response);
        }
    }

    private Optional<Known> bearer(String shown) {
        if (!shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String text = shown.substring(SCHEME.length()).strip();
        Optional<ApiToken> token = tokens.bearer(text);
        return token.isPresent() ? token.map(found -> new Known(found.caller(), found.role())) : sso.token(text);
    }

    private void remember(Known known, HttpServletRequest request, HttpServletResponse response) {
        SimpleGrantedAuthority role =
                new SimpleGrantedAuthority("ROLE_" + known.role().name());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(known.caller().actor(), null, List.of(role)));
        SecurityContextHolder.setContext(context);
        this.request.saveContext(context, request, response);
    }
}
