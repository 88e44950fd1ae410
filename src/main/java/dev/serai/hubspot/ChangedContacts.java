package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.Request;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the contacts changed since a time, by search, the oldest change first (facts section 4.5).
 *
 * <p>No second page of a search is asked for: it would be counted off from the beginning, and skip one contact for each that
 * is changed or deleted meanwhile, and there is none beyond 10,000. The next search begins with the time in which the last
 * one ended. Only if a whole page has one and the same time, as after an import, that time is read by ids.
 */
public final class ChangedContacts implements ContactReading {
    private static final int PAGE = 200;
    private static final int MOST_IN_PLACE = 5;

    private final String account;
    private final Paths paths;
    private final Set<String> properties;
    /** Contacts changed at {@link #since} that were given already. */
    private final Set<String> given = new HashSet<>();

    private Instant since;
    /** Id behind which the contacts changed at {@link #since} are read by ids; null while they are read by time. */
    private String tie;

    private int inPlace;
    private boolean done;

    /** @param since those changed then are read as well */
    public ChangedContacts(String account, Paths paths, Set<String> properties, Instant since) {
        this.account = account;
        this.paths = paths;
        this.properties = ContactReading.withOwn(properties);
        this.since = since;
    }

    @Override
    public boolean mayBeLate() {
        return true;
    }

    @Override
    public Optional<Request> next() {
        return done ? Optional.empty() : Optional.of(search());
    }

    private Request search() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var filters = body.putArray("filterGroups").addObject().putArray("filters");
        filter(filters.addObject(), MODIFIED, tie == null ? "GTE" : "EQ", Long.toString(since.toEpochMilli()));
        if (tie != null) {
            filter(filters.addObject(), ID, "GT", tie);
        }
        body.putArray("sorts")
                .addObject()
                .put("propertyName", tie == null ? MODIFIED : ID)
                .put("direction", "ASCENDING");
        properties.forEach(body.withArray("properties")::add);
        body.put("limit", PAGE);
        return Request.read(account, paths.search("contacts"), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void filter(ObjectNode filter, String property, String operator, String value) {
        filter.put("propertyName", property).put("operator", operator).put("value", value);
    }

    /** @throws UncheckedIOException if it is not JSON */
    @Override
    public List<Contact> accept(byte[] answer) {
        JsonNode page = Hubspot.tree(answer);
        List<Contact> found = ContactReading.contacts(page);
        List<Contact> fresh =
                found.stream().filter(one -> !given.contains(mark(one))).toList();
        fresh.stream().filter(one -> one.modified().equals(since)).forEach(one -> given.add(mark(one)));
        if (ContactReading.after(page) == null) {
            endOfStretch();
        } else if (found.isEmpty()) {
            stay();
        } else {
            goOnFrom(found);
        }
        return fresh;
    }

    private void endOfStretch() {
        if (tie == null) {
            done = true;
        } else {
            tie = null;
            from(since.plusMillis(1), List.of());
        }
    }

    private void stay() {
        if (++inPlace > MOST_IN_PLACE) {
            throw new IllegalStateException("contacts changed since " + since
                    + ": search says that there are more, but shows none; try again later");
        }
    }

    private void goOnFrom(List<Contact> found) {
        inPlace = 0;
        Contact last = found.get(found.size() - 1);
        if (tie != null) {
            tie = last.id();
        } else if (last.modified().isAfter(since)) {
            from(last.modified(), found);
        } else {
            tie = "0";
        }
    }

    private void from(Instant time, List<Contact> found) {
        since = time;
        given.clear();
        found.stream().filter(one -> one.modified().equals(time)).forEach(one -> given.add(mark(one)));
    }

    private static String mark(Contact contact) {
        return contact.id() + "@" + contact.modified();
    }
}
