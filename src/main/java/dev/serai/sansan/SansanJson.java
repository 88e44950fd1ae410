package dev.serai.sansan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.RemoteException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Sansan answers, in whichever of its forms (facts 6). */
final class SansanJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SansanJson() {}

    /** @throws RemoteException if it is not JSON */
    static JsonNode tree(byte[] answer, Object asked) {
        try {
            return JSON.readTree(answer);
        } catch (IOException broken) {
            throw wrong(asked, "is no JSON", answer, broken);
        }
    }

    static RemoteException wrong(Object asked, String what, byte[] answer, Exception cause) {
        return new RemoteException(
                "sansan " + asked + ": the answer " + what + "; see docs/remotes/sansan.md", 200, answer, cause);
    }

    /** What stands below {@code item}, or the thing itself. */
    static JsonNode unwrapped(JsonNode json) {
        return json.path("item").isObject() ? json.path("item") : json;
    }

    /** The id of what was created; empty if the answer does not tell it, in whatever way. */
    static Optional<String> created(byte[] answer) {
        try {
            return Optional.ofNullable(id(unwrapped(JSON.readTree(answer))));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if it has no id */
    static Card card(JsonNode json) {
        String id = id(json);
        if (id == null) {
            throw new IllegalArgumentException("a card has no id");
        }
        Map<String, String> values = new LinkedHashMap<>();
        collect(json, "", values);
        JsonNode tags = json.path("tags");
        return new Card(
                id,
                text(json, "personId"),
                time(json, "registeredTime"),
                time(json, "updatedTime"),
                json.path("owner").isObject() ? user(json.path("owner")) : null,
                values,
                tags.isArray() ? tags(tags) : null);
    }

    private static void collect(JsonNode json, String prefix, Map<String, String> values) {
        json.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isObject() && prefix.isEmpty()) {
                collect(value, member.getKey() + ".", values);
            } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                values.put(prefix + member.getKey(), value.asText());
            }
        });
    }

    static List<Tag> tags(JsonNode list) {
        List<Tag> tags = new ArrayList<>();
        for (JsonNode one : list) {
            String id = id(one);
            if (id == null) {
                throw new IllegalArgumentException("a tag has no id");
            }
            JsonNode owner = one.path("owner");
            tags.add(new Tag(id, text(one, "name"), text(one, "type"), owner.isObject() ? user(owner) : null));
        }
        return tags;
    }

    static SansanUser user(JsonNode json) {
        List<String> departments = new ArrayList<>();
        json.path("departments").forEach(one -> departments.add(one.path("name").asText()));
        JsonNode may = json.path("canUpdateData");
        return new SansanUser(
                id(json),
                text(json, "name"),
                text(json, "email"),
                text(json, "userType"),
                may.isBoolean() ? may.asBoolean() : null,
                departments);
    }

    /** The id, which was once seen as {@code Id}; null for none. */
    private static String id(JsonNode json) {
        String id = text(json, "id");
        return id == null ? text(json, "Id") : id;
    }

    /** A member's text, null for none or blank. */
    static String text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }

    private static Instant time(JsonNode json, String member) {
        String text = text(json, member);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static byte[] bytes(CardDraft draft) {
        ObjectNode json = JSON.createObjectNode();
        draft.values().forEach(json::put);
        if (!draft.tagIds().isEmpty()) {
            ArrayNode ids = json.putArray("tagIds");
            draft.tagIds().forEach(ids::add);
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
