package dev.serai.sansan;

import dev.serai.remote.Request;
import java.time.Instant;

/** Makes the calls that read cards with one key. Pages go on with the same parameters as the first (facts 4.1). */
record CardCalls(String key, String version, ListSpelling spelling) {
    private static final String LARGEST_PAGE = "300";

    /** @param token null for the first page */
    Request window(Instant from, Instant to, CardScope scope, String token) {
        QueryText query = new QueryText()
                .put("updatedFrom", from.toString())
                .put("updatedTo", to.toString())
                .put("orderBy", "updatedAt")
                .put("orderDirection", "asc");
        return Request.get(key, path("/bizCards"), scoped(query, scope, token));
    }

    /** @param token null for the first page */
    Request search(CardSearch search, CardScope scope, String token) {
        QueryText query = new QueryText()
                .put("companyName", search.companyName())
                .put("name", search.name())
                .put("email", search.email())
                .put("tel", search.tel())
                .put("mobile", search.mobile())
                .put("orderBy", "registeredAt")
                .put("orderDirection", "asc");
        search.tagIds().forEach(id -> query.put(spelling.of("tagId"), id));
        return Request.get(key, path("/bizCards/search"), scoped(query, scope, token));
    }

    private String scoped(QueryText query, CardScope scope, String token) {
        return query.put("range", "all")
                .flag("includeTags", scope.tags())
                .flag("includePastBizCards", scope.past())
                .put(spelling.of("entryStatus"), scope.status())
                .put("limit", LARGEST_PAGE)
                .put("nextPageToken", token)
                .toString();
    }

    String path(String rest) {
        return "/" + version + rest;
    }
}
