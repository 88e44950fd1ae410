package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Sansan does where the facts do not say, or say two things (facts 11). Can be switched while the sandbox runs.
 *
 * @param callsPerSecond with one key; 0 for no limit
 * @param callsPerMinute likewise
 * @param retryAfter how a 429 says when to come back
 * @param singleCard how one card read by id is told
 * @param createdStatus of a card that was registered, 200 or 201
 * @param createdBody what the answer to a registered card holds
 * @param lastTokenNull whether a last page has a token that is null, or none
 * @param capitalTagId whether a tag inside a card has its id as {@code Id}
 * @param taggingMovesUpdatedTime of the card that is tagged
 * @param mergingMovesUpdatedTime of cards that get another person or become past ones
 * @param memoMovesUpdatedTime of the card whose memo was written
 * @param tagsLimit most tags a page: 100 refuses more, anything above cuts
 * @param arrayKeys how a parameter with several values is spelled; the other spelling is not understood
 * @param showEntryStatus whether cards tell it
 * @param mergeDelay between the end of a card's data entry and its grouping with others
 * @param paging what the next page goes by
 * @param tokenLife how long a page token can be used; 0 for ever
 * @param hiddenCards how a card that the key may not see is refused
 * @param urlLimit longest request target in characters, longer ones get 414; 0 for none
 */
public record Habits(
        @DefaultValue("10") int callsPerSecond,
        @DefaultValue("0") int callsPerMinute,
        @DefaultValue("number") RetryAfter retryAfter,
        @DefaultValue("wrapped") SingleCard singleCard,
        @DefaultValue("201") int createdStatus,
        @DefaultValue("id") CreatedBody createdBody,
        @DefaultValue("false") boolean lastTokenNull,
        @DefaultValue("false") boolean capitalTagId,
        @DefaultValue("false") boolean taggingMovesUpdatedTime,
        @DefaultValue("false") boolean mergingMovesUpdatedTime,
        @DefaultValue("true") boolean memoMovesUpdatedTime,
        @DefaultValue("100") int tagsLimit,
        @DefaultValue("both") ArrayKeys arrayKeys,
        @DefaultValue("false") boolean showEntryStatus,
        @DefaultValue("5s") Duration mergeDelay,
        @DefaultValue("after-last") Paging paging,
        @DefaultValue("0s") Duration tokenLife,
        @DefaultValue("not-found") HiddenCards hiddenCards,
        @DefaultValue("8000") int urlLimit) {

    enum RetryAfter {
        NUMBER,
        TEXT,
        ABSENT
    }

    enum SingleCard {
        /** Below {@code item}, as persons are. */
        WRAPPED,
        BARE
    }

    enum CreatedBody {
        ID,
        /** An object without members. */
        EMPTY,
        /** No body at all. */
        NONE
    }

    enum ArrayKeys {
        BOTH,
        /** {@code tagId=1&tagId=2} */
        PLAIN,
        /** {@code tagId[]=1&tagId[]=2} */
        BRACKETED
    }

    enum Paging {
        /** What comes behind the last record served; a record that moves back is met again, none is missed. */
        AFTER_LAST,
        /** The number of records served; what changes meanwhile shifts the pages. */
        POSITION,
        /** The list as it was at the first page. */
        SNAPSHOT
    }

    enum HiddenCards {
        NOT_FOUND,
        FORBIDDEN
    }

    /** These habits but for the members given, with keys as in the configuration. */
    Habits with(JsonNode changes) {
        ObjectNode all = Maps.JSON.createObjectNode();
        json().forEach((name, value) -> all.put(bare(name), value.toString()));
        changes.properties()
                .forEach(member ->
                        all.put(bare(member.getKey()), member.getValue().asText()));
        return Bound.of("habits", all, Habits.class);
    }

    /** All members by name. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (RecordComponent component : Habits.class.getRecordComponents()) {
            json.put(component.getName(), value(component));
        }
        return json;
    }

    private Object value(RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(this);
            return value instanceof Enum<?> word
                    ? word.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    : value instanceof Duration ? value.toString() : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
