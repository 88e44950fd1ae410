package dev.serai.journey;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.awaitility.Awaitility;

/** Somebody who uses a hub, with a token of their own and an authenticator app. */
final class Person {
    private static final String PASSWORD = "a password that is long enough";
    private static final long STEP_SECONDS = 30;
    /** A proof is good for five minutes; nobody waits for its last one. */
    private static final Duration FRESH = Duration.ofMinutes(4);

    private final HubProcess hub;
    private final String login;
    private final String token;
    private byte[] secret;
    private List<String> recoveryCodes = List.of();
    private long usedStep;
    private Instant proved = Instant.EPOCH;

    private Person(HubProcess hub, String login) throws IOException {
        this.hub = hub;
        this.login = login;
        ObjectNode credentials = object().put("login", login).put("password", PASSWORD);
        HubProcess.Answer answer = hub.send("POST", "/api/login", credentials.toString(), HubProcess.TOKEN);
        this.token = accepted(answer, 200).path("token").asText();
    }

    /** The hub's first user, made with the token that belongs to nobody; has a second factor. */
    static Person first(HubProcess hub) throws IOException {
        accepted(hub.post("/api/users", newUser("first", "super-admin").toString()), 201);
        Person first = new Person(hub, "first");
        first.enrol();
        return first;
    }

    /** Makes another user, who has no second factor yet. */
    Person add(String login, String role) throws IOException {
        prove();
        accepted(post("/api/users", newUser(login, role).toString()), 201);
        return new Person(hub, login);
    }

    private static ObjectNode newUser(String login, String role) {
        return object().put("login", login).put("role", role).put("password", PASSWORD);
    }

    Person enrol() throws IOException {
        String shown = accepted(
                        post("/api/me/totp", object().put("password", PASSWORD).toString()), 200)
                .path("secret")
                .asText();
        secret = new Base32().decode(shown);
        JsonNode codes = accepted(
                post("/api/me/totp/confirm", object().put("code", code()).toString()), 200);
        recoveryCodes = new ArrayList<>();
        codes.path("recoveryCodes").forEach(code -> recoveryCodes.add(code.asText()));
        return this;
    }

    /** The oldest code that the hub has not seen and still takes: that of the last, this or the next 30 seconds. */
    String code() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> usedStep <= step());
        usedStep = Math.max(usedStep + 1, step() - 1);
        return code(usedStep);
    }

    /** The code of so many steps from now. */
    String codeOf(long stepsFromNow) {
        return code(step() + stepsFromNow);
    }

    private static long step() {
        return Math.floorDiv(Instant.now().getEpochSecond(), STEP_SECONDS);
    }

    private String code(long step) {
        try {
            return new HmacOneTimePasswordGenerator(6)
                    .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), step);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<String> recoveryCodes() {
        return recoveryCodes;
    }

    /** Shows a code unless one was shown a short while ago. */
    void prove() throws IOException {
        if (Instant.now().isAfter(proved.plus(FRESH))) {
            accepted(post("/api/second-factor", object().put("code", code()).toString()), 200);
            proved = Instant.now();
        }
    }

    HubProcess.Answer post(String path, String body) throws IOException {
        return hub.send("POST", path, body, token);
    }

    HubProcess.Answer get(String path) throws IOException {
        return hub.send("GET", path, null, token);
    }

    String login() {
        return login;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The body of an answer that must have this status. */
    static JsonNode accepted(HubProcess.Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError(
                    answer.response().uri() + ": " + answer.status() + " instead of " + status + ": " + answer.json());
        }
        return answer.json();
    }
}
