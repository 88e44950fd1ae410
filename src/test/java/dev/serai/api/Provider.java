package dev.serai.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A single sign-on provider on a port of its own, at which everybody is signed on at once as {@link #person}. */
final class Provider implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final RSAKey key = key();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    /** Claims of who sits at the browser. */
    volatile Map<String, Object> person = Map.of();
    /** What the hub asked for at the last sign-on. */
    volatile Map<String, String> asked = Map.of();

    Provider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, description()));
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer",
                issuer(),
                "jwks_uri",
                issuer() + "/jwks",
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private void authorize(HttpExchange exchange) throws IOException {
        asked = UriComponentsBuilder.fromUri(exchange.getRequestURI())
                .build(true)
                .getQueryParams()
                .toSingleValueMap();
        String code = UUID.randomUUID().toString();
        nonces.put(code, decoded(asked.get("nonce")));
        exchange.getResponseHeaders()
                .set("Location", decoded(asked.get("redirect_uri")) + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String code = UriComponentsBuilder.fromUri(URI.create("?" + form))
                .build()
                .getQueryParams()
                .getFirst("code");
        Map<String, Object> claims = new HashMap<>(person);
        claims.put("nonce", nonces.remove(code));
        answer(
                exchange,
                Map.of(
                        "access_token",
                        "opaque",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        signed(key, issuer(), "serai", Instant.now(), claims)));
    }

    private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A token for the hub, made now. */
    String signed(Map<String, Object> claims) {
        return signed(key, issuer(), "serai", Instant.now(), claims);
    }

    /** Like {@link #signed(Map)}, by the same key, with any of the rest wrong. */
    String signed(String issuer, String audience, Instant at, Map<String, Object> claims) {
        return signed(key, issuer, audience, at, claims);
    }

    static String signed(RSAKey key, String issuer, String audience, Instant at, Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject("4711")
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plusSeconds(300)));
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
