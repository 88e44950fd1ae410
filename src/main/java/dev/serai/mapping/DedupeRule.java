package dev.serai.mapping;

import java.util.List;
import java.util.Set;

/**
 * Which of several cards speaks for a person.
 *
 * @param by         what cards must share to be taken as one person's; {@code EMAIL} is looked at before {@code PERSON}
 * @param newest     date members of the card; the card with the latest first one wins, on a tie the next one decides
 * @param past       whether cards that Sansan holds to be past take part
 * @param unfinished whether cards whose entry is not finished take part
 */
public record DedupeRule(Set<Same> by, List<String> newest, boolean past, boolean unfinished) {
    /** What two cards can share. */
    public enum Same {
        EMAIL,
        PERSON
    }
}
