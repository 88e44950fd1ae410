package dev.serai.sandbox;

import java.util.ArrayList;
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

    private final Map<String, List<?>> snapshots = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<?>> eldest) {
            return size() > SNAPSHOTS_KEPT;
        }
    };
    private long snapshotsMade;

    /** Everything that fits a query, in its order. */
    interface Source<T> {
        /** @param place to begin behind, null to begin with the first */
        Stream<T> behind(Cards.Place place);
    }

    /**
     * What a list is, apart from its things.
     *
     * @param place by which it is sorted
     * @param json how one thing of it is shown
     */
    record Kind<T>(Function<T, Cards.Place> place, boolean descending, Function<T, Map<String, Object>> json) {
        /** A list that is short enough to be at hand. */
        Source<T> source(List<T> all) {
            return last -> all.stream().filter(thing -> last == null || behind(place.apply(thing), last));
        }

        private boolean behind(Cards.Place one, Cards.Place last) {
            return descending ? one.compareTo(last) < 0 : one.compareTo(last) > 0;
        }
    }

    <T> Reply page(SansanAsk ask, Source<T> source, int limit, Kind<T> kind) {
        PageToken token = PageToken.of(ask);
        int size = size(limit, ask.effect());
        List<T> rest = rest(ask, source, token, kind).limit(size + 1L).collect(Collectors.toList());
        boolean more = rest.size() > size;
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        Map<String, Object> json = Maps.of("hasMore", more);
        if (more) {
            json.put(PageToken.PARAMETER, next(ask, source, page, kind, token).text());
        } else if (ask.account().habits().lastTokenNull()) {
            json.put(PageToken.PARAMETER, null);
        }
        json.put(
                "data",
                spoiled(page, source, token, kind, ask.effect()).stream()
                        .map(kind.json())
                        .toList());
        return Reply.ok(json);
    }

    /** What has not been served yet, by whatever pages go by. */
    @SuppressWarnings("unchecked")
    private <T> Stream<T> rest(SansanAsk ask, Source<T> source, PageToken token, Kind<T> kind) {
        if (token == null) {
            return source.behind(null);
        }
        List<T> snapshot = (List<T>) snapshots.get(token.snapshot());
        if (snapshot != null) {
            return snapshot.stream().skip(token.served());
        }
        return ask.account().habits().paging() == Habits.Paging.POSITION
                ? source.behind(null).skip(token.served())
                : source.behind(token.last());
    }

    private <T> PageToken next(SansanAsk ask, Source<T> source, List<T> page, Kind<T> kind, PageToken before) {
        String snapshot = before == null ? "" : before.snapshot();
        if (snapshot.isEmpty() && ask.account().habits().paging() == Habits.Paging.SNAPSHOT) {
            snapshot = "s" + ++snapshotsMade;
            snapshots.put(snapshot, source.behind(null).toList());
        }
        Cards.Place last = before == null ? start(kind) : before.last();
        return new PageToken(
                PageToken.query(ask),
                page.isEmpty() ? last : kind.place().apply(page.get(page.size() - 1)),
                (before == null ? 0 : before.served()) + page.size(),
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

    private static <T> List<T> spoiled(
            List<T> page, Source<T> source, PageToken token, Kind<T> kind, FaultRule.Effect effect) {
        List<T> spoiled = new ArrayList<>(page);
        switch (effect) {
            case UNSORTED_PAGE -> Collections.reverse(spoiled);
            case SKIP_FIRST -> spoiled.subList(0, Math.min(1, spoiled.size())).clear();
            case BELOW_AFTER ->
                source.behind(null)
                        .filter(thing ->
                                token != null && kind.place().apply(thing).equals(token.last()))
                        .findFirst()
                        .ifPresent(before -> spoiled.add(0, before));
            default -> {}
        }
        return spoiled;
    }
}
