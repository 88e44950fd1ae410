package dev.serai.sandbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A business card as it is now. Times are epoch seconds.
 *
 * @param personId null until its data are complete
 * @param completed 0 until its data are complete
 * @param past whether a newer card of the person has taken its place
 * @param picture whether there is one; registered cards have none
 * @param values of the fields that are not blank; not to be changed
 * @param tags ids, in the order of tagging
 */
record Card(
        String id,
        String personId,
        SansanUser owner,
        long registered,
        long updated,
        long completed,
        EntryStatus status,
        boolean past,
        boolean picture,
        Map<CardField, String> values,
        List<String> tags) {

    String value(CardField field) {
        return values.get(field);
    }

    /** Last name and first name as search knows them, "" for none. */
    String name() {
        return joined(CardField.LAST_NAME, CardField.FIRST_NAME);
    }

    /** The address in one piece, "" for none. */
    String address() {
        return joined(CardField.PREFECTURE, CardField.CITY, CardField.STREET, CardField.BUILDING);
    }

    private String joined(CardField... fields) {
        return Stream.of(fields).map(this::value).filter(Objects::nonNull).collect(Collectors.joining());
    }

    Card ofPerson(String person) {
        return new Card(id, person, owner, registered, updated, completed, status, past, picture, values, tags);
    }

    Card past(boolean nowPast) {
        return new Card(id, personId, owner, registered, updated, completed, status, nowPast, picture, values, tags);
    }

    Card updated(long time) {
        return new Card(id, personId, owner, registered, time, completed, status, past, picture, values, tags);
    }

    Card tagged(List<String> ids) {
        return new Card(
                id, personId, owner, registered, updated, completed, status, past, picture, values, List.copyOf(ids));
    }

    Card ownedBy(SansanUser user) {
        return new Card(id, personId, user, registered, updated, completed, status, past, picture, values, tags);
    }

    Card entered(EntryStatus now, long time) {
        return new Card(
                id,
                personId,
                owner,
                registered,
                updated,
                now == EntryStatus.COMPLETED ? time : 0,
                now,
                past,
                picture,
                values,
                tags);
    }

    /** The card with some values changed; a blank one empties its field. */
    Card with(Map<CardField, String> changes) {
        Map<CardField, String> all = new EnumMap<>(CardField.class);
        all.putAll(values);
        changes.forEach((field, value) -> {
            if (value == null || value.isEmpty()) {
                all.remove(field);
            } else {
                all.put(field, value);
            }
        });
        return new Card(id, personId, owner, registered, updated, completed, status, past, picture, all, tags);
    }
}
