package dev.serai.sansan;

import java.util.List;

/**
 * What cards are searched for; all criteria together must fit, null ones are not asked for (facts 4.2).
 *
 * @param companyName part of it
 * @param name        beginning of last name and first name in one
 * @param email       the whole address, as it is written
 * @param tel         part of it, digits and hyphens
 * @param mobile      likewise
 * @param tagIds      at least one of these tags; empty for any
 */
public record CardSearch(
        String companyName, String name, String email, String tel, String mobile, List<String> tagIds) {
    /** All cards in sight. */
    public static final CardSearch EVERYTHING = byTags(List.of());

    public CardSearch {
        tagIds = List.copyOf(tagIds);
    }

    public static CardSearch byEmail(String email) {
        return new CardSearch(null, null, email, null, null, List.of());
    }

    CardSearch withTags(List<String> others) {
        return new CardSearch(companyName, name, email, tel, mobile, others);
    }

    public static CardSearch byTags(List<String> tagIds) {
        return new CardSearch(null, null, null, null, null, tagIds);
    }
}
