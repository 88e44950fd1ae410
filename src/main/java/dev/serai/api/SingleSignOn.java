package dev.serai.api;

import dev.serai.catalogue.Caller;
import dev.serai.catalogue.Role;
import dev.serai.catalogue.SignOns;
import dev.serai.catalogue.User;
import dev.serai.remote.CannotStart;
import dev.serai.remote.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Knows people by the claims of a single sign-on provider (OpenID Connect Core 1.0, section 2): by those of a session
 * that began with its ID token, or of a bearer token that it signed.
 */
@Component
class SingleSignOn {
    private final SignOns users;
    private final SsoSettings settings;
    private final Optional<JwtDecoder> decoder;

    /** @param bearerTokens there only if {@code spring.security.oauth2.resourceserver.jwt.*} is set */
    SingleSignOn(
            SignOns users,
            SsoSettings settings,
            ObjectProvider<JwtDecoder> bearerTokens,
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences:}") List<String> audiences) {
        this.users = users;
        this.settings = settings;
        this.decoder = Optional.ofNullable(bearerTokens.getIfUnique());
        if (decoder.isPresent() && audiences.isEmpty()) {
            throw new CannotStart(
                    "spring.security.oauth2.resourceserver.jwt.audiences: missing; name the hub's audience, or tokens that"
                            + " the provider made for other programs would open the hub",
                    null);
        }
    }

    /**
     * Whose session a request belongs to; empty if it has none.
     *
     * @throws Refusal if the hub does not know the person
     */
    Optional<Known> session(HttpServletRequest request) {
        Authentication signedOn = SecurityContextHolder.getContext().getAuthentication();
        return signedOn != null && signedOn.getPrincipal() instanceof OidcUser person
                ? Optional.of(known(
                        person.getIdToken().getClaims(), request.getSession().getId()))
                : Optional.empty();
    }

    /**
     * Whose bearer token this is; empty if no provider is configured or it did not sign this.
     *
     * @throws Refusal if the hub does not know the person, or the provider is not reached
     */
    Optional<Known> token(String text) {
        if (decoder.isEmpty() || text.chars().filter(it -> it == '.').count() != 2) {
            return Optional.empty();
        }
        try {
            Jwt token = decoder.get().decode(text);
            return Optional.of(known(token.getClaims(), text));
        } catch (BadJwtException wrong) {
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException unreachable) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "single sign-on: the provider's keys cannot be read (" + unreachable.getMessage()
                            + "); try again in a moment");
        }
    }

    private Known known(Map<String, Object> claims, String shown) {
        String login = login(claims);
        Role role = role(login, claims);
        Instant factorAt = factorAt(claims);
        User user = users.user(new SignOns.Word(login, text(claims, "name"), role, issuedAt(claims), factorAt != null));
        Caller caller = new Caller("sso:" + user.login(), user.id(), "sso/" + digest(shown), factorAt);
        return new Known(caller, role == null ? user.role() : user.role().least(role));
    }

    /** Names a session or token without giving it away. */
    private static String digest(String shown) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String login(Map<String, Object> claims) {
        String login = text(claims, settings.loginClaim());
        if (login == null || login.isBlank()) {
            throw refused("the claim " + settings.loginClaim() + " is missing; have the provider send it, or set"
                    + " serai.sso.login-claim");
        }
        if (settings.loginClaim().equals("email") && Objects.equals("false", text(claims, "email_verified"))) {
            throw refused("the provider has not verified the e-mail address " + login);
        }
        return login;
    }

    /** The highest role that the person's groups give; null if roles are the hub's own affair. */
    private Role role(String login, Map<String, Object> claims) {
        if (settings.roles() == null || settings.roles().isEmpty()) {
            return null;
        }
        return texts(claims, settings.roleClaim()).stream()
                .map(settings.roles()::get)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> refused("no group of " + login + " in the claim " + settings.roleClaim()
                        + " gives a role; see serai.sso.roles"));
    }

    /** When the person last signed on, if it was with a second factor; else null. */
    private Instant factorAt(Map<String, Object> claims) {
        boolean factor = texts(claims, "amr").stream().anyMatch(settings.amr()::contains)
                || texts(claims, "acr").stream().anyMatch(settings.acr()::contains);
        return factor ? time(claims.get("auth_time")) : null;
    }

    private static Instant issuedAt(Map<String, Object> claims) {
        Instant at = time(claims.get("iat"));
        return at == null ? Instant.EPOCH : at;
    }

    private static Instant time(Object claim) {
        if (claim instanceof Instant time) {
            return time;
        }
        if (claim instanceof Date time) {
            return time.toInstant();
        }
        return claim instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    private static String text(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        return value == null ? null : value.toString();
    }

    private static List<String> texts(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    private static Refusal refused(String why) {
        return new Refusal(Refusal.Kind.FORBIDDEN, "single sign-on: " + why);
    }
}
