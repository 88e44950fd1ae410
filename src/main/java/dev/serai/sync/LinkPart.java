package dev.serai.sync;

import java.util.List;
import java.util.Optional;

/**
 * A decision may find another card or contact in the place of one that a link joins, or one that is there again. If the
 * rest of it fails that is booked all the same, by itself: it has happened in the two systems, whatever they take next.
 */
final class LinkPart {
    private LinkPart() {}

    /** What is booked of a decision that failed; nothing for records that no link joins. */
    static Optional<Done> of(Done failed) {
        Decision whole = failed.decision();
        List<Action> found = whole.actions().stream()
                .filter(action -> action instanceof Action.Link || action instanceof Action.MarkBack)
                .toList();
        return whole.linkId() == null || found.isEmpty()
                ? Optional.empty()
                : Optional.of(failed.of(new Decision(whole.cardId(), whole.contactId(), whole.linkId(), found, null)));
    }
}
