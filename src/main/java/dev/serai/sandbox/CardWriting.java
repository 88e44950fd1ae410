package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Registers cards (facts 4.4). There is no call that changes or deletes one. */
final class CardWriting {
    private static final int MOST_TAGS = 15;
    private static final String TAGS = "tagIds";
    private static final List<CardField> ONE_OF =
            List.of(CardField.COMPANY_NAME, CardField.LAST_NAME, CardField.FIRST_NAME);

    void addTo(SansanRoutes routes) {
        routes.add("POST", "/bizCards", this::register).add("POST", "/bizCards/images", ask -> {
            throw SansanRefusal.of(501, "bizCards/images: uses up the digitization quota; not imitated");
        });
    }

    private Reply register(SansanAsk ask) {
        JsonNode json = ask.json();
        Map<CardField, String> values = values(json);
        if (ONE_OF.stream().noneMatch(field -> values.getOrDefault(field, "").length() > 0)) {
            throw SansanRefusal.invalid("one of companyName, lastName, firstName is required");
        }
        if ("AUTO".equals(values.get(CardField.COUNTRY_CODE))) {
            values.put(CardField.COUNTRY_CODE, values.containsKey(CardField.PREFECTURE) ? "JP" : "");
        }
        SansanAccount account = ask.account();
        Card card = account.register(ask.key().user(), values, tags(ask, json), EntryStatus.COMPLETED);
        Habits habits = account.habits();
        return switch (habits.createdBody()) {
            case ID -> Reply.of(habits.createdStatus(), Map.of("id", card.id()));
            case EMPTY -> Reply.of(habits.createdStatus(), Map.of());
            case NONE -> Reply.empty(habits.createdStatus());
        };
    }

    private static Map<CardField, String> values(JsonNode json) {
        Map<CardField, String> values = new EnumMap<>(CardField.class);
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!member.getKey().equals(TAGS)) {
                CardField field = CardField.named(member.getKey());
                if (field == null) {
                    throw SansanRefusal.invalid(member.getKey() + ": unknown");
                }
                values.put(field, value(field, member.getValue()));
            }
        }
        return values;
    }

    private static String value(CardField field, JsonNode json) {
        if (!json.isTextual()) {
            throw SansanRefusal.invalid(field.member() + ": must be a text");
        }
        String text = json.asText();
        if (field.longest() > 0 && text.length() > field.longest()) {
            throw SansanRefusal.invalid(field.member() + ": longer than " + field.longest() + " characters");
        }
        boolean wrong = switch (field) {
            case EXCHANGE_DATE -> !day(text);
            case COUNTRY_CODE -> !text.matches("[A-Z]{2}|AUTO");
            default -> false;
        };
        if (wrong) {
            throw SansanRefusal.invalid(field.member() + ": '" + text + "' cannot be used");
        }
        return text;
    }

    private static boolean day(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") && LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static List<String> tags(SansanAsk ask, JsonNode json) {
        JsonNode given = json.path(TAGS);
        if (given.isMissingNode()) {
            return List.of();
        }
        if (!given.isArray() || given.size() > MOST_TAGS) {
            throw SansanRefusal.invalid(TAGS + ": must be a list of at most " + MOST_TAGS);
        }
        List<String> ids = new ArrayList<>();
        given.forEach(id -> ids.add(id.asText()));
        Stream<String> unknown = ids.stream()
                .filter(id -> ask.account()
                        .tags()
                        .visible(List.of(id), ask.key().user())
                        .isEmpty());
        unknown.findFirst().ifPresent(id -> {
            throw SansanRefusal.invalid(TAGS + ": '" + id + "' is no tag the user can use");
        });
        return ids;
    }
}
