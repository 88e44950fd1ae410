package dev.serai.sansan;

import java.util.List;

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

    /** What {@link #status} can be of cards whose entry is not finished, so that their values are provisional. */
    public static final List<String> UNFINISHED = List.of("processing", "unreadable");

    /** What {@link #status} is of cards whose entry is finished. */
    public static final String COMPLETED = "completed";

    /** The same of cards of another status; Sansan is asked for one status a call, as it is not known how it takes several. */
    public CardScope of(String other) {
        return new CardScope(tags, past, other);
    }

    CardScope withTags() {
        return new CardScope(true, past, status);
    }
}
