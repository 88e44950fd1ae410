package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A reading of many contacts, page by page, by whoever carries the calls: all of them by list, or those changed since a
 * time by search. Not for several threads at once.
 */
public final class ContactReading {
    /** Ids of the contacts that were merged into one (facts section 5.4). */
    public static final String MERGED = "hs_merged_object_ids";

    private static final String MODIFIED = "lastmodifieddate";
    private static final String ID = "hs_object_id";
    /** What is read beside the properties that were asked for. */
    public static final Set<String> OWN = Set.of(MERGED, MODIFIED, ID);

    private static final int LIST_PAGE = 100;
    private static final int SEARCH_PAGE = 200;
    /** Results that a search gives at most (facts section 4.5). */
    private static final int MOST_FOUND = 10_000;

    private final String account;
    private final Paths paths;
    private final Set<String> properties = new LinkedHashSet<>();
    private final boolean all;
    /** What was given already, by id, so that pages may overlap. */
    private final Map<String, Instant> given = new HashMap<>();

    private Instant since;
    private String tie;
    private String after;
    private Instant last;
    private String lastId;
    private boolean done;

    /**
     * A contact.
     *
     * @param values   by property; an empty value is null
     * @param modified when it was last changed; null if it is not told
     */
    public record Contact(String id, Map<String, String> values, Instant modified) {}

    /** @param since null for all contacts, else those that were changed then or later */
    public ContactReading(String account, Paths paths, Set<String> properties, Instant since) {
        this.account = account;
        this.paths = paths;
        this.properties.addAll(properties);
        this.properties.addAll(OWN);
        this.all = since == null;
        this.since = since;
    }

    /** The call to make now; empty when everything has been read. Asked again before {@link #accept}, it is the same. */
    public Optional<Request> next() {
        return done ? Optional.empty() : Optional.of(all ? list() : search());
    }

    private Request list() {
        return Request.get(
                account,
                paths.objects("contacts"),
                "limit=" + LIST_PAGE + "&archived=false&properties=" + Paths.segment(String.join(",", properties))
                        + (after == null ? "" : "&after=" + Paths.segment(after)));
    }

    private Request search() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode filters = body.putArray("filterGroups").addObject();
        var list = filters.putArray("filters");
        String time = Long.toString(since.toEpochMilli());
        filter(list.addObject(), MODIFIED, tie == null ? "GTE" : "EQ", time);
        if (tie != null) {
            filter(list.addObject(), ID, "GT", tie);
        }
        body.putArray("sorts")
                .addObject()
                .put("propertyName", tie == null ? MODIFIED : ID)
                .put("direction", "ASCENDING");
        properties.forEach(body.withArray("properties")::add);
        body.put("limit", SEARCH_PAGE);
        if (after != null) {
            body.put("after", after);
        }
        return Request.read(account, paths.search("contacts"), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void filter(ObjectNode filter, String property, String operator, String value) {
        filter.put("propertyName", property).put("operator", operator).put("value", value);
    }

    /** Takes the answer to that call: its contacts without those that were given before as they are now. */
    public List<Contact> accept(byte[] answer) {
        JsonNode json = Hubspot.tree(answer);
        List<Contact> contacts = new ArrayList<>();
        for (JsonNode record : json.path("results")) {
            Contact contact = contact(record);
            last = contact.modified();
            lastId = contact.id();
            if (all || !contact.modified().equals(given.put(contact.id(), contact.modified()))) {
                contacts.add(contact);
            }
        }
        turn(json.path("paging").path("next").path("after").asText(null));
        return contacts;
    }

    private void turn(String next) {
        if (all || next != null && Long.parseLong(next) + SEARCH_PAGE <= MOST_FOUND) {
            after = next;
            done = next == null;
        } else if (next != null) {
            beyondTheWall();
        } else if (tie != null) {
            since = since.plusMillis(1);
            tie = null;
            after = null;
        } else {
            done = true;
        }
    }

    /** Goes on from the last time seen or, if all that a search can give has one time, from the last id of that time. */
    private void beyondTheWall() {
        after = null;
        if (tie != null) {
            tie = lastId;
        } else if (last.toEpochMilli() > since.toEpochMilli()) {
            since = last;
        } else {
            tie = "0";
        }
    }

    private static Contact contact(JsonNode record) {
        Map<String, String> values = new HashMap<>();
        record.path("properties")
                .properties()
                .forEach(one -> values.put(one.getKey(), one.getValue().asText(null)));
        String modified = values.getOrDefault(MODIFIED, record.path("updatedAt").asText(null));
        return new Contact(
                record.path("id").asText(), values, modified == null ? Instant.EPOCH : Instant.parse(modified));
    }
}
