package dev.serai.sync;

import dev.serai.catalogue.SyncReviews.Listed;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A card of the review list as it would be imported into Sansan. An import makes a new card and never changes one; it helps
 * only if Sansan takes the new card for the same person's, so only such cards are for import.
 *
 * @param byHand why it is not for import and has to be changed by hand; null if it is
 * @param values of the new card, by member; empty if it is not for import
 */
record OutboxCard(String byHand, Map<String, String> values) {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    static OutboxCard of(Mapping mapping, Listed listed) {
        if (listed.contact() == null) {
            return new OutboxCard("the contact is not there any more", Map.of());
        }
        CardState card = Json.read(listed.card(), CardState.class);
        ContactState contact = Json.read(listed.contact(), ContactState.class);
        List<FieldChange> changes = listed.changes().stream()
                .map(row -> new FieldChange(row.property(), row.member(), row.before(), row.after(), row.reason()))
                .toList();
        NewerCard newer = new NewerCard(mapping, LocalDate.now(JAPAN), new Situation(card, contact, null, null));
        String hinders = newer.hinders(changes);
        return hinders == null
                ? new OutboxCard(null, newer.of(changes).values())
                : new OutboxCard("Sansan cannot change a card from outside" + hinders, Map.of());
    }

    /** Itself, or one that is not for import if an encoding lacks a character of it. */
    OutboxCard in(Charset charset) {
        return values.entrySet().stream()
                .filter(one -> !charset.newEncoder().canEncode(one.getValue()))
                .findFirst()
                .map(one -> new OutboxCard(
                        one.getKey() + " has a character that " + charset.name()
                                + " lacks; take review.csv?charset=UTF-8, and import it with Sansan shown in English",
                        Map.<String, String>of()))
                .orElse(this);
    }
}
