package dev.serai.api;

import dev.serai.catalogue.ApiTokens;
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
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Every request shows a bearer token; nothing is remembered between two requests. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            ApiTokens tokens,
            Problems problems,
            @Value("${serai.api.failed-attempts-per-minute}") int failedAttempts)
            throws Exception {
        DeniedAsProblem denied = new DeniedAsProblem(problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(it -> it.authenticationEntryPoint(denied).accessDeniedHandler(denied))
                .addFilterBefore(
                        new BearerFilter(tokens, new FailedAttempts(failedAttempts), denied),
                        AnonymousAuthenticationFilter.class)
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
