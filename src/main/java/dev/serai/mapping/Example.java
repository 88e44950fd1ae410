package dev.serai.mapping;

import java.util.Map;

/**
 * An example at the end of a mapping file: what a card or a contact becomes, whether it takes part, and how both find
 * each other.
 *
 * @param spot    where it stands
 * @param name    says what it shows
 * @param card    null if it is about a contact only
 * @param contact null if it is about a card only
 * @param becomes the other side's values that are not empty; null if that is not asked
 * @param filter  {@code in} or {@code out}; null if that is not asked
 * @param match   name of the match rule or {@code none}; null if that is not asked
 */
record Example(
        Spot spot,
        String name,
        Map<String, String> card,
        Map<String, String> contact,
        Map<String, String> becomes,
        String filter,
        String match) {}
