package dev.serai.api;

import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Callers;
import dev.serai.catalogue.Role;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Every request shows a bearer token, or belongs to a session that began with single sign-on. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    @Bean
    FailedAttempts failedAttempts(@Value("${serai.api.failed-attempts-per-minute}") int perMinute) {
        return new FailedAttempts(perMinute);
    }

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            ApiTokens tokens,
            SingleSignOn sso,
            SessionRules sessions,
            Callers callers,
            Problems problems,
            FailedAttempts attempts)
            throws Exception {
        DeniedAsProblem denied = new DeniedAsProblem(problems);
        sessions.apply(http, denied);
        return http.formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(it -> it.authenticationEntryPoint(denied).accessDeniedHandler(denied))
                .addFilterBefore(
                        new BearerFilter(tokens, sso, callers, attempts, denied), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityRules::apply)
                .build();
    }

    private static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry to) {
        // The error page only tells how the request before it ended, which has been let in or refused already.
        to.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        for (AccessRule rule : AccessRule.ALL) {
            if (rule.role() == null) {
                to.requestMatchers(rule.requests()).permitAll();
            } else {
                to.requestMatchers(rule.requests()).hasRole(rule.role().name());
            }
        }
        to.anyRequest().denyAll();
    }

    @Bean
    static RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(Role.SUPER_ADMIN.name())
                .implies(Role.OPERATOR.name())
                .role(Role.OPERATOR.name())
                .implies(Role.VIEWER.name())
                .build();
    }
}
