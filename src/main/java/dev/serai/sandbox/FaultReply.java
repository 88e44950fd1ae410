package dev.serai.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** The answers of fault rules with a status (facts 8). */
final class FaultReply {
    private FaultReply() {}

    static Reply of(FaultRule rule, Portal portal) {
        Reply reply = switch (rule.status()) {
            case 429 -> Reply.of(TooMany.named(rule.policy()).refusal(portal));
            case 401 -> Reply.of(Refusal.notAuthenticated());
            case 403 -> Reply.of(Refusal.missingScopes(java.util.List.of("crm.objects.contacts.read")));
            case 400 -> Reply.of(Refusal.invalid("There was a problem with the request."));
            case 423 ->
                Reply.of(Refusal.of(423, null, "The resource is locked by another operation. Try again later."));
            case 477 -> Reply.of(Refusal.of(477, null, "This account is being moved to another data centre."));
            case 502, 504, 521, 522, 523, 524, 525, 526 -> page(rule.status());
            default -> Reply.of(Refusal.of(rule.status(), null, "internal error"));
        };
        if (rule.retryAfter() == 0) {
            return reply;
        }
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.put("Retry-After", Integer.toString(rule.retryAfter()));
        return new Reply(reply.status(), reply.body(), headers);
    }

    /** What a proxy in front of the API answers is no JSON. */
    private static Reply page(int status) {
        Json html = Reply.buffer()
                .raw("<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body><h1>Error " + status
                        + "</h1></body></html>\n");
        return new Reply(status, html, Map.of("Content-Type", "text/html; charset=UTF-8"));
    }
}
