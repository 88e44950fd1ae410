package dev.serai.api;

import dev.serai.catalogue.Role;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the hub makes of the claims of a single sign-on provider.
 *
 * @param loginClaim claim with the user's login
 * @param roleClaim  claim with the person's groups
 * @param roles      role by group; if there is none, the hub's own role of the user counts
 * @param amr        values of the claim {@code amr} that tell of a second factor (RFC 8176)
 * @param acr        values of the claim {@code acr} that do
 * @param after      path to which the browser goes after signing on
 */
@ConfigurationProperties("serai.sso")
record SsoSettings(
        String loginClaim, String roleClaim, Map<String, Role> roles, Set<String> amr, Set<String> acr, String after) {}
