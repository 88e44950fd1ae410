package dev.serai.api;

import dev.serai.catalogue.ApiToken;
import dev.serai.catalogue.ApiTokens;
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

/** Finds out by its bearer token who asks, and hands the request on under that name. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final FailedAttempts attempts;
    private final DeniedAsProblem denied;
    /** A request that a route answers comes by again when the answer is ready; this is how it is known then. */
    private final SecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    BearerFilter(ApiTokens tokens, FailedAttempts attempts, DeniedAsProblem denied) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.denied = denied;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null) {
            chain.doFilter(new ActingRequest(request, null), response);
            return;
        }
        Duration wait = attempts.wait(request.getRemoteAddr());
        if (!wait.isZero()) {
            denied.tooManyAttempts(request, response, wait);
            return;
        }
        Optional<ApiToken> token = token(shown);
        if (token.isEmpty()) {
            attempts.count(request.getRemoteAddr());
            denied.unknownToken(request, response);
            return;
        }
        remember(token.get(), request, response);
        chain.doFilter(new ActingRequest(request, token.get().name()), response);
    }

    private Optional<ApiToken> token(String shown) {
        return shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.bearer(shown.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private void remember(ApiToken token, HttpServletRequest request, HttpServletResponse response) {
        SimpleGrantedAuthority role =
                new SimpleGrantedAuthority("ROLE_" + token.role().name());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(token.name(), null, List.of(role)));
        SecurityContextHolder.setContext(context);
        this.request.saveContext(context, request, response);
    }
}
