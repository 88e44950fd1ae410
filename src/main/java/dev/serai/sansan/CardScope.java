package dev.serai.sansan;

/**
 * Which of the cards in sight are read, and how much of them.
 *
 * @param tags   whether their tags are told
 * @param past   whether cards are read in whose place a newer one of the person has come; nothing in a card says that it is
 *               one
 * @param status {@code processing}, {@code completed} or {@code unreadable}; null for completed ones
 */
public record CardScope(boolean tags, boolean past, String status) {
    /** Current cards whose data are complete, with their tags. */
    public static final CardScope CURRENT = new CardScope(true, false, null);

    /** Every card whose data are complete, with their tags. */
    public static final CardScope COMPLETE = new CardScope(true, true, null);

    CardScope withTags() {
        return new CardScope(true, past, status);
    }
}
