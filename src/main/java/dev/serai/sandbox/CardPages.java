package dev.serai.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves lists page by page (facts 4.6). A token is good for the query it was given out for. Callers take turns. */
final class CardPages {
    private static final int SNAPSHOTS_KEPT = 200;
    private static final String TOKEN = "nextPageToken";

    private final Map<String, List<?>> snapshots = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<?>> eldest) {
            return size() > SNAPSHOTS_KEPT;
        }
    };
    private long snapshotsMade;

    /**
     * What a list is, apart from its things.
     *
     * @param place by which it is sorted
     * @param json how one thing of it is shown
     */
    record Kind<T>(Function<T, Cards.Place> place, boolean descending, Function<T, Map<String, Object>> json) {}

    /**
     * @param query what the token was given out for
     * @param last place of the last thing served
     * @param served things served so far
     * @param snapshot name of the kept list, "" for none
     * @param given epoch seconds
     */
    private record Token(String query, Cards.Place last, int served, String snapshot, long given) {
        String text() {
            String plain =
                    String.join("\n", query, Long.toString(last.time()), last.id(), "" + served, snapshot, "" + given);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Token of(String text) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
                return new Token(
                        parts[0],
                        new Cards.Place(Long.parseLong(parts[1]), parts[2]),
                        Integer.parseInt(parts[3]),
                        parts[4],
                        Long.parseLong(parts[5]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw SansanRefusal.invalid(TOKEN + ": not one that was given out");
            }
        }
    }

    /** @param all everything that fits the query, in its order */
    <T> Reply page(SansanAsk ask, List<T> all, int limit, Kind<T> kind) {
        Token token = token(ask);
        List<T> list = snapshot(all, token);
        int from = token == null ? 0 : Math.min(list.size(), from(list, token, kind, ask));
        int to = Math.min(list.size(), from + size(limit, ask.effect()));
        List<T> page = spoiled(list, from, to, ask.effect());
        boolean more = to < list.size();
        Map<String, Object> json = Maps.of("hasMore", more);
        if (more) {
            json.put(TOKEN, next(ask, list, to, kind, token).text());
        } else if (ask.account().habits().lastTokenNull()) {
            json.put(TOKEN, null);
        }
        json.put("data", page.stream().map(kind.json()).toList());
        return Reply.ok(json);
    }

    private Token token(SansanAsk ask) {
        String text = ask.text(TOKEN);
        if (text == null) {
            return null;
        }
        Token token = Token.of(text);
        if (!token.query().equals(query(ask))) {
            throw SansanRefusal.invalid(TOKEN + ": was given out for another query");
        }
        long life = ask.account().habits().tokenLife().toSeconds();
        if (life > 0 && ask.account().clock().now() > token.given() + life) {
            throw SansanRefusal.invalid(TOKEN + ": has expired");
        }
        return token;
    }

    /** A fingerprint of the key, the path and all parameters but the token, in whatever order they came. */
    private static String query(SansanAsk ask) {
        String parameters = Stream.of(ask.query().raw().split("&"))
                .filter(parameter -> !parameter.startsWith(TOKEN + "="))
                .sorted()
                .collect(Collectors.joining("&"));
        return Long.toString(Mix.of(ask.key().value() + ask.path() + "?" + parameters), 36);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> snapshot(List<T> all, Token token) {
        return token == null || token.snapshot().isEmpty()
                ? all
                : (List<T>) snapshots.getOrDefault(token.snapshot(), all);
    }

    private static <T> int from(List<T> list, Token token, Kind<T> kind, SansanAsk ask) {
        if (!token.snapshot().isEmpty() || ask.account().habits().paging() == Habits.Paging.POSITION) {
            return token.served();
        }
        int at = 0;
        while (at < list.size() && !behind(kind.place().apply(list.get(at)), token.last(), kind.descending())) {
            at++;
        }
        return at;
    }

    private static boolean behind(Cards.Place place, Cards.Place last, boolean descending) {
        return descending ? place.compareTo(last) < 0 : place.compareTo(last) > 0;
    }

    private <T> Token next(SansanAsk ask, List<T> list, int to, Kind<T> kind, Token before) {
        String snapshot = before == null ? "" : before.snapshot();
        if (snapshot.isEmpty() && ask.account().habits().paging() == Habits.Paging.SNAPSHOT) {
            snapshot = "s" + ++snapshotsMade;
            snapshots.put(snapshot, List.copyOf(list));
        }
        return new Token(
                query(ask),
                to == 0 ? start(kind) : kind.place().apply(list.get(to - 1)),
                to,
                snapshot,
                ask.account().clock().now());
    }

    private static Cards.Place start(Kind<?> kind) {
        return new Cards.Place(kind.descending() ? Long.MAX_VALUE : Long.MIN_VALUE, "");
    }

    private static int size(int limit, FaultRule.Effect effect) {
        return switch (effect) {
            case SHORT_PAGE -> Math.max(1, limit / 2);
            case EMPTY_PAGE -> 0;
            default -> limit;
        };
    }

    private static <T> List<T> spoiled(List<T> list, int from, int to, FaultRule.Effect effect) {
        List<T> page = list.subList(from, to);
        return switch (effect) {
            case UNSORTED_PAGE -> {
                List<T> reversed = new ArrayList<>(page);
                Collections.reverse(reversed);
                yield reversed;
            }
            case BELOW_AFTER -> list.subList(Math.max(0, from - 1), to);
            case SKIP_FIRST -> page.subList(Math.min(1, page.size()), page.size());
            default -> page;
        };
    }
}
