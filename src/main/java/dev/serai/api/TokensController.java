package dev.serai.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.serai.catalogue.ApiToken;
import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Role;
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

    TokensController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    record TokenRequest(String name, Role role) {}

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
        ApiTokens.Issued issued = tokens.issue(caller.getName(), wanted.name(), wanted.role());
        return new IssuedToken(issued.token(), issued.text());
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "revokeToken", summary = "Revoke a token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, Principal caller) {
        tokens.revoke(caller.getName(), id);
    }
}
