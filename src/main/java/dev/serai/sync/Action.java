package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.serai.mapping.Winner;
import java.util.List;
import java.util.Map;

/** Something that is to be done, or to be listed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(Action.CreateContact.class),
    @JsonSubTypes.Type(Action.UpdateContact.class),
    @JsonSubTypes.Type(Action.Link.class),
    @JsonSubTypes.Type(Action.Unlink.class),
    @JsonSubTypes.Type(Action.CreateCard.class),
    @JsonSubTypes.Type(Action.AppendCard.class),
    @JsonSubTypes.Type(Action.Review.class),
    @JsonSubTypes.Type(Action.Exclude.class),
    @JsonSubTypes.Type(Action.Conflict.class),
    @JsonSubTypes.Type(Action.Ambiguous.class),
    @JsonSubTypes.Type(Action.Hold.class),
    @JsonSubTypes.Type(Action.Fail.class),
    @JsonSubTypes.Type(Action.MarkGone.class),
    @JsonSubTypes.Type(Action.MarkBack.class),
    @JsonSubTypes.Type(Action.PutBack.class),
    @JsonSubTypes.Type(Action.ArchiveContact.class)
})
sealed interface Action {
    /** Why, for people to read. */
    String reason();

    /** @param values by property, none empty */
    record CreateContact(String cardId, Map<String, String> values, String reason) implements Action {}

    record UpdateContact(String contactId, List<FieldChange> changes, String reason) implements Action {}

    /** @param linkId the link that now joins these two; null for a new one */
    record Link(String linkId, String cardId, String contactId, String reason) implements Action {}

    /** The link is ended; both records stay as they are. */
    record Unlink(String linkId, String reason) implements Action {}

    /**
     * A card is registered for a contact, and a link that waits for it is kept.
     *
     * @param values by member, none empty; the memo ends with a {@link Mark}
     * @param tagIds tags that it gets
     */
    record CreateCard(String contactId, Map<String, String> values, List<String> tagIds, String reason)
            implements Action {}

    /** A newer card of the same person is registered, as the present one cannot be changed. */
    record AppendCard(
            String cardId,
            String contactId,
            Map<String, String> values,
            List<String> tagIds,
            List<FieldChange> changes,
            String reason)
            implements Action {}

    /** Changes that people are asked to make in Sansan. */
    record Review(String cardId, String contactId, List<FieldChange> changes, String reason) implements Action {}

    /** The record takes no part. */
    record Exclude(Side side, String recordId, String reason) implements Action {}

    /** Both sides changed a field; it was settled as the line says. */
    record Conflict(
            String cardId,
            String contactId,
            String property,
            String cardValue,
            String contactValue,
            Winner winner,
            String reason)
            implements Action {}

    /** Nobody can tell which of these belong together, so nothing is written. */
    record Ambiguous(List<String> cardIds, List<String> contactIds, String reason) implements Action {}

    /** A value is not taken over, as it cannot be converted. */
    record Hold(Side side, String recordId, String property, String reason) implements Action {}

    /** The hub itself is at a loss, so nothing is written; it is tried again. */
    record Fail(String reason) implements Action {}

    /** A linked record is not there any more; nothing is done to the other. */
    record MarkGone(String linkId, Side side, String reason) implements Action {}

    /** A linked record is there again. */
    record MarkBack(String linkId, Side side, String reason) implements Action {}

    /** A rollback: what a run wrote to these properties was taken back, and stays so until either side changes. */
    record PutBack(String contactId, List<String> properties, String reason) implements Action {}

    /** A rollback: a contact that a run created goes into the recycling bin. */
    record ArchiveContact(String contactId, String reason) implements Action {}
}
