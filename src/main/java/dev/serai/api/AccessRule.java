package dev.serai.api;

import dev.serai.catalogue.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call what: the first rule that fits a request decides, and what fits none is denied to everybody.
 *
 * @param requests the requests it is about
 * @param role     the least role that may; null if everybody may, also without a token
 */
record AccessRule(RequestMatcher requests, Role role) {
    static final List<AccessRule> ALL = List.of(
            reading(null, "/api/openapi.json"),
            reading(null, "/actuator/health/**"),
            posting(null, "/api/login"),
            posting(null, "/webhooks/hubspot/*"),
            anything(Role.OPERATOR, "/actuator/**"),
            anything(Role.VIEWER, "/api/me/**"),
            posting(Role.VIEWER, "/api/second-factor"),
            posting(Role.VIEWER, "/api/logout"),
            anything(Role.SUPER_ADMIN, "/api/users/**"),
            reading(Role.OPERATOR, "/api/journal"),
            anything(Role.SUPER_ADMIN, "/api/tokens/**"),
            reading(Role.SUPER_ADMIN, "/api/backups/*/archive"),
            reading(Role.SUPER_ADMIN, "/api/restores/*/*"),
            reading(Role.SUPER_ADMIN, "/api/comparisons/*/*"),
            reading(Role.OPERATOR, "/api/syncs/**"),
            posting(Role.OPERATOR, "/api/syncs/*/records/*/retry"),
            posting(Role.OPERATOR, "/api/syncs/*/review/*/done"),
            reading(Role.VIEWER, "/api/**"),
            anything(Role.SUPER_ADMIN, "/api/**"));

    private static AccessRule reading(Role role, String path) {
        RequestMatcher get = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path);
        RequestMatcher head = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.HEAD, path);
        return new AccessRule(request -> get.matches(request) || head.matches(request), role);
    }

    private static AccessRule posting(Role role, String path) {
        return new AccessRule(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path), role);
    }

    private static AccessRule anything(Role role, String path) {
        return new AccessRule(PathPatternRequestMatcher.withDefaults().matcher(path), role);
    }

    /** What a person needs to know who may not; names the role that it takes. */
    static String explanation(HttpServletRequest request) {
        String call = request.getMethod() + " " + request.getRequestURI();
        return ALL.stream()
                .filter(rule -> rule.requests.matches(request))
                .findFirst()
                .map(rule -> call + ": the token's role does not allow it; use a token of role " + rule.role.text())
                .orElse(call + ": not part of the API; see /api/openapi.json");
    }
}
