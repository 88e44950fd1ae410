package dev.serai.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says where the next page begins. Opaque to clients.
 *
 * @param query fingerprint of what the token was given out for
 * @param last place of the last thing served
 * @param served things served so far
 * @param snapshot name of the kept list, "" for none
 * @param given epoch seconds
 */
record PageToken(String query, Cards.Place last, int served, String snapshot, long given) {
    static final String PARAMETER = "nextPageToken";

    String text() {
        String plain = String.join("\n", query, "" + last.time(), last.id(), "" + served, snapshot, "" + given);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The token a request came with, null for none.
     *
     * @throws SansanRefusal with 400 if it is none, of another query, or has expired
     */
    static PageToken of(SansanAsk ask) {
        String text = ask.text(PARAMETER);
        if (text == null) {
            return null;
        }
        PageToken token = of(text);
        if (!token.query().equals(query(ask))) {
            throw SansanRefusal.invalid(PARAMETER + ": was given out for another query");
        }
        long life = ask.account().habits().tokenLife().toSeconds();
        if (life > 0 && ask.account().clock().now() > token.given() + life) {
            throw SansanRefusal.invalid(PARAMETER + ": has expired");
        }
        return token;
    }

    private static PageToken of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            return new PageToken(
                    parts[0],
                    new Cards.Place(Long.parseLong(parts[1]), parts[2]),
                    Integer.parseInt(parts[3]),
                    parts[4],
                    Long.parseLong(parts[5]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw SansanRefusal.invalid(PARAMETER + ": not one that was given out");
        }
    }

    /** A fingerprint of the key, the path and all parameters but the token, in whatever order they came. */
    static String query(SansanAsk ask) {
        String parameters = Stream.of(ask.query().raw().split("&"))
                .filter(parameter -> !parameter.startsWith(PARAMETER + "="))
                .sorted()
                .collect(Collectors.joining("&"));
        return Long.toString(Mix.of(ask.key().value() + ask.path() + "?" + parameters), 36);
    }
}
