package dev.serai.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member of a Sansan card, as mapping files name it. Source: Sansan Open API v6.0 as far as known,
 * {@code GET /bizCards} for what a card has, {@code POST /bizCards} for what a new one takes.
 *
 * @param name      name in the API; {@code owner.email} is a member of a member
 * @param kind      what its text is
 * @param creatable whether a new card takes it
 * @param longest   most characters that a new card takes; 0 if no limit is known
 */
public record CardMember(String name, Kind kind, boolean creatable, int longest) {
    /** What a member's text is. */
    public enum Kind {
        TEXT,
        DATE,
        DATE_TIME,
        /** Several texts, see {@link ListText}. */
        LIST
    }

    private static final Map<String, CardMember> ALL = Stream.of(
                    text("lastName", 250),
                    text("firstName", 250),
                    text("lastNameReading", 0),
                    text("firstNameReading", 0),
                    text("companyName", 0),
                    text("departmentName", 0),
                    text("title", 0),
                    text("email", 0),
                    text("tel", 0),
                    text("secondTel", 0),
                    text("mobile", 0),
                    text("fax", 0),
                    text("url", 0),
                    text("countryCode", 0),
                    text("postalCode", 10),
                    text("prefecture", 0),
                    text("city", 0),
                    text("street", 0),
                    text("building", 0),
                    text("memo", 2000),
                    new CardMember("exchangeDate", Kind.DATE, true, 0),
                    given("address", Kind.TEXT),
                    given("id", Kind.TEXT),
                    given("personId", Kind.TEXT),
                    given("companyId", Kind.TEXT),
                    given("registeredTime", Kind.DATE_TIME),
                    given("updatedTime", Kind.DATE_TIME),
                    given("owner.id", Kind.TEXT),
                    given("owner.name", Kind.TEXT),
                    given("owner.email", Kind.TEXT),
                    given("entryStatus", Kind.TEXT),
                    given("tags", Kind.LIST),
                    given("tagIds", Kind.LIST))
            .collect(Collectors.toMap(CardMember::name, member -> member, (one, other) -> one, LinkedHashMap::new));

    private static CardMember text(String name, int longest) {
        return new CardMember(name, Kind.TEXT, true, longest);
    }

    private static CardMember given(String name, Kind kind) {
        return new CardMember(name, kind, false, 0);
    }

    /** All members by name. */
    public static Map<String, CardMember> all() {
        return Collections.unmodifiableMap(ALL);
    }
}
