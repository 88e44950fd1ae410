package dev.serai.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.serai.catalogue.ApiToken;
import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Role;
import dev.serai.catalogue.User;
import dev.serai.catalogue.Users;
import dev.serai.remote.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "tokens")
@RequestMapping("/api/tokens")
class TokensController {
    private final ApiTokens tokens;
    private final Users users;

    TokensController(ApiTokens tokens, Users users) {
        this.tokens = tokens;
        this.users = users;
    }

    /** @param user login of the person whose token it is to be; nobody's if it is missing */
    record TokenRequest(String name, Role role, String user) {}

    /** @param text the token itself, shown this once */
    record IssuedToken(@JsonUnwrapped ApiToken token, String text) {}

    @GetMapping
    @Operation(operationId = "listTokens", summary = "All tokens, the revoked ones too")
    List<ApiToken> all() {
        return tokens.all();
    }

    @PostMapping
    @Operation(operationId = "issueToken", summary = "Issue a token; its text is in this answer and nowhere else")
    @ResponseStatus(HttpStatus.CREATED)
    IssuedToken issue(@RequestBody TokenRequest wanted, Principal caller) {
        if (wanted.role() == null) {
            throw new Refusal(Refusal.Kind.INVALID, "role: missing; use super-admin, operator or viewer");
        }
        UUID owner = wanted.user() == null ? null : owner(wanted.user());
        ApiTokens.Issued issued = tokens.issue(caller.getName(), wanted.name(), wanted.role(), owner);
        return new IssuedToken(issued.token(), issued.text());
    }

    private UUID owner(String login) {
        return users.withLogin(login)
                .map(User::id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID, "user: no user has the login '" + login + "'; GET /api/users"));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "revokeToken", summary = "Revoke a token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, Principal caller) {
        tokens.revoke(caller.getName(), id);
    }
}
