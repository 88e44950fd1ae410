package dev.serai.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/**
 * Signing on by browser, if {@code spring.security.oauth2.client.*} names a provider: {@code /oauth2/authorization/<name>}
 * leads there and back, and a session remembers the person. Without a provider there are no sessions at all.
 */
@Component
class SessionRules {
    private static final String BEGIN = "/oauth2/authorization";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final SsoSettings settings;
    private final Duration valid;

    SessionRules(
            ObjectProvider<ClientRegistrationRepository> providers,
            SsoSettings settings,
            @Value("${serai.second-factor.valid}") Duration valid) {
        this.providers = providers;
        this.settings = settings;
        this.valid = valid;
    }

    void apply(HttpSecurity http, DeniedAsProblem denied) throws Exception {
        ClientRegistrationRepository known = providers.getIfAvailable();
        if (known == null) {
            http.csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
            return;
        }
        // A page reads the cookie XSRF-TOKEN and sends it back as X-XSRF-TOKEN, which another site's page cannot.
        CsrfTokenRequestAttributeHandler always = new CsrfTokenRequestAttributeHandler();
        always.setCsrfRequestAttributeName(null);
        http.csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(always)
                        .requireCsrfProtectionMatcher(SessionRules::changesSomethingBySession))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .oauth2Login(login -> login.authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(asking(known)))
                        .defaultSuccessUrl(settings.after(), true)
                        .failureHandler(denied::notSignedOn));
    }

    private static boolean changesSomethingBySession(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getSession(false) != null;
    }

    /**
     * Asks for a fresh sign-on, and thereby also for the claim {@code auth_time} (OpenID Connect Core 1.0, 3.1.2.1), and for
     * a second factor by the names that the provider knows it by.
     */
    private OAuth2AuthorizationRequestResolver asking(ClientRegistrationRepository known) {
        DefaultOAuth2AuthorizationRequestResolver asking = new DefaultOAuth2AuthorizationRequestResolver(known, BEGIN);
        asking.setAuthorizationRequestCustomizer(request -> request.additionalParameters(parameters -> {
            parameters.put("max_age", Long.toString(valid.toSeconds()));
            if (!settings.acr().isEmpty()) {
                parameters.put("acr_values", String.join(" ", settings.acr()));
            }
        }));
        return asking;
    }
}
