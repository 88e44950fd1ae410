package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.journey.SyncModel.Card;
import dev.serai.journey.SyncModel.Contact;
import dev.serai.journey.SyncWorld.Key;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the two systems of a sync hold, seen behind the hub's back. */
final class SyncTruth {
    private static final Pattern MARK = Pattern.compile("\\s*HubSpot contact [\\w.-]+/(\\d+)\\s*$");
    private static final String PROPERTIES =
            SyncLines.ALL.stream().map(SyncLines.Line::property).collect(Collectors.joining(","));
    private static final String HUBSPOT_PAGE = "/crm/v3/objects/contacts?limit=50&properties=lastmodifieddate,"
            + "hs_merged_object_ids,hs_additional_emails," + PROPERTIES + "&propertiesWithHistory=" + PROPERTIES;

    private final Truth hubspot;
    private final Truth sansan;
    private final List<Key> keys;
    private final Map<String, String> openTags = new TreeMap<>();

    /** @param keys the hub's, which limit the cards that it can see */
    SyncTruth(Truth hubspot, Truth sansan, List<Key> keys) {
        this.hubspot = hubspot;
        this.sansan = sansan;
        this.keys = keys;
    }

    /** The tags that everybody sees, by id; they stay as they are. */
    Map<String, String> openTags() throws IOException {
        if (openTags.isEmpty()) {
            String token = "";
            do {
                JsonNode page = sansan.get("/v6.0/tags?range=all&limit=100" + token);
                page.path("data").forEach(tag -> {
                    if (!tag.path("type").asText().equals("private")) {
                        openTags.put(tag.path("id").asText(), tag.path("name").asText());
                    }
                });
                String next = page.path("nextPageToken").asText("");
                token = next.isEmpty() ? "" : "&nextPageToken=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            } while (!token.isEmpty());
        }
        return openTags;
    }

    /** Cards that are complete and that one of the keys shows, past ones included. */
    List<Card> cards() throws IOException {
        Map<String, String> names = openTags();
        List<Card> cards = new ArrayList<>();
        for (JsonNode json : allCards()) {
            Set<String> tags = texts(json.path("tagIds"));
            String owner = json.path("owner").path("id").asText();
            boolean seen = keys.stream()
                    .anyMatch(key -> (key.owners().isEmpty() || key.owners().contains(owner))
                            && (key.tags().isEmpty() || !Collections.disjoint(key.tags(), tags)));
            if (seen && json.path("entryStatus").asText().equals("completed")) {
                cards.add(card(json, tags, names));
            }
        }
        return cards;
    }

    /** All cards as they are, whoever may see them. */
    List<JsonNode> allCards() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        sansan.get("/sandbox/cards").forEach(all::add);
        return all;
    }

    /** What is on a card; the hub's own line in the memo is told as {@code mark}. */
    static Map<String, String> written(JsonNode json) {
        Map<String, String> values = texts(json.properties());
        unmarked(values);
        return values;
    }

    /** Takes the hub's own line out of the memo. */
    static void unmarked(Map<String, String> values) {
        Matcher mark = MARK.matcher(values.getOrDefault("memo", ""));
        if (mark.find()) {
            values.put("mark", mark.group(1));
            values.put("memo", mark.replaceAll("").strip());
            values.values().removeIf(String::isEmpty);
        }
    }

    private static Card card(JsonNode json, Set<String> tags, Map<String, String> names) {
        Map<String, String> values = written(json);
        values.put("owner.id", json.path("owner").path("id").asText());
        values.put("owner.email", json.path("owner").path("email").asText());
        values.put(
                "tags",
                tags.stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(";")));
        return new Card(
                values.get("id"),
                values,
                OffsetDateTime.parse(values.get("updatedTime")).toInstant(),
                !json.path("past").asBoolean(),
                values.get("mark"));
    }

    private static Map<String, String> texts(Set<Map.Entry<String, JsonNode>> members) {
        Map<String, String> texts = new HashMap<>();
        members.forEach(one -> {
            if (one.getValue().isTextual() && !one.getValue().asText().isBlank()) {
                texts.put(one.getKey(), one.getValue().asText());
            }
        });
        return texts;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** All contacts with the properties that the mapping knows, empty ones left out. */
    List<Contact> contacts() throws IOException {
        List<Contact> contacts = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = hubspot.get(HUBSPOT_PAGE + after);
            page.path("results").forEach(json -> contacts.add(contact(json)));
            String next = page.path("paging").path("next").path("after").asText("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return contacts;
    }

    private static Contact contact(JsonNode json) {
        Map<String, String> values = texts(json.path("properties").properties());
        Set<String> former = new LinkedHashSet<>(
                List.of(values.getOrDefault("hs_merged_object_ids", "").split(";")));
        former.remove("");
        Map<String, Instant> set = new HashMap<>();
        // The newest entry comes first.
        json.path("propertiesWithHistory")
                .properties()
                .forEach(one -> set.put(
                        one.getKey(),
                        Instant.parse(one.getValue().path(0).path("timestamp").asText())));
        return new Contact(
                json.path("id").asText(), values, Instant.parse(values.get("lastmodifieddate")), set, former);
    }

    /** When each contact was last written, and which cards there are. */
    Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        contacts()
                .forEach(contact ->
                        written.put("contact " + contact.id(), contact.changed().toString()));
        allCards().forEach(card -> written.put("card " + card.path("id").asText(), ""));
        return written;
    }
}
