package dev.serai.sansan;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A business card as Sansan tells it.
 *
 * @param id           of this card only
 * @param personId     what cards of one person share; changes when Sansan merges or splits people; null if unknown
 * @param registeredAt to the second; null if it is not told
 * @param updatedAt    to the second; null if it is not told. Tagging and merging may leave it as it was
 * @param owner        whose card it is; null if it is not told
 * @param values       every member that is not blank, as it was told, by name: {@code lastName}, {@code email},
 *                     {@code owner.email}, {@code registeredTime}
 * @param tags         null if they were not asked for
 */
public record Card(
        String id,
        String personId,
        Instant registeredAt,
        Instant updatedAt,
        SansanUser owner,
        Map<String, String> values,
        List<Tag> tags) {

    /** A member's text; null if it is blank or missing. */
    public String value(String member) {
        return values.get(member);
    }

    boolean hasAnyOf(List<String> tagIds) {
        return tags != null && tags.stream().anyMatch(tag -> tagIds.contains(tag.id()));
    }
}
