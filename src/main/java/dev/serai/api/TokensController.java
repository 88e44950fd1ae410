package dev.serai.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.serai.catalogue.ApiToken;
import dev.serai.catalogue.ApiTokens;
import dev.serai.catalogue.Role;
import dev.serai.remote.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tokens")
class TokensController {
    private final ApiTokens tokens;

    TokensController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    record Wanted(String name, Role role) {}

    /** @param text the token itself, shown this once */
    record Shown(@JsonUnwrapped ApiToken token, String text) {}

    /** All tokens, the revoked ones too. */
    @GetMapping
    List<ApiToken> all() {
        return tokens.all();
    }

    /** Issues a token; its text is in this answer and nowhere else. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown issue(@RequestBody Wanted wanted, @RequestHeader(ActingRequest.ACTOR) String actor) {
        if (wanted.role() == null) {
            throw new Refusal(Refusal.Kind.INVALID, "role: missing; use super-admin, operator or viewer");
        }
        ApiTokens.Issued issued = tokens.issue(actor, wanted.name(), wanted.role());
        return new Shown(issued.token(), issued.text());
    }

    /** Revokes a token. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        tokens.revoke(actor, id);
    }
}
