package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.remote.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A reading of many contacts, page by page, by whoever carries the calls. Not for several threads at once. */
public interface ContactReading {
    /** Ids of the contacts that were merged into one (facts section 5.4). */
    String MERGED = "hs_merged_object_ids";

    String MODIFIED = "lastmodifieddate";
    String ID = "hs_object_id";
    /** What is read beside the properties that were asked for. */
    Set<String> OWN = Set.of(MERGED, MODIFIED, ID);

    /**
     * A contact.
     *
     * @param values   by property; an empty value is null
     * @param modified when it was last changed; 1970 if it is not told
     */
    record Contact(String id, Map<String, String> values, Instant modified) {}

    /** The call to make now; empty when everything has been read. Asked again before {@link #accept}, it is the same. */
    Optional<Request> next();

    /** Takes the answer to that call: its contacts, without those that were given before as they are now. */
    List<Contact> accept(byte[] answer);

    /** Whether contacts may be shown as they were a while ago, as search does until its index has caught up (section 4.5). */
    default boolean mayBeLate() {
        return false;
    }

    /** These properties and those that are read anyway. */
    static Set<String> withOwn(Set<String> properties) {
        Set<String> all = new LinkedHashSet<>(properties);
        all.addAll(OWN);
        return all;
    }

    /** The contacts of a page, in its order. */
    static List<Contact> contacts(JsonNode page) {
        List<Contact> contacts = new ArrayList<>();
        page.path("results").forEach(record -> contacts.add(contact(record)));
        return contacts;
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

    /** Where the page after this one begins; null for the last one. */
    static String after(JsonNode page) {
        return page.path("paging").path("next").path("after").asText(null);
    }
}
