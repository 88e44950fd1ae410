package dev.serai.sync;

import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncMirror.Mirrored;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.remote.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of some records, as the catalogue keeps it.
 *
 * @param times when properties of contacts were set, by contact and property, as far as known
 */
record KnownRecords(
        List<LinkRow> links, List<Mirrored> cards, List<Mirrored> contacts, Map<String, Map<String, Instant>> times) {
    KnownRecords at(Map<String, Map<String, Instant>> timesOfProperties) {
        return new KnownRecords(links, cards, contacts, timesOfProperties);
    }

    /** Only these of them. */
    KnownRecords of(Set<RecordKey> records) {
        return new KnownRecords(
                links.stream()
                        .filter(link -> records.contains(key(Side.SANSAN, link.cardId()))
                                || records.contains(key(Side.HUBSPOT, link.contactId())))
                        .toList(),
                cards.stream()
                        .filter(one -> records.contains(key(Side.SANSAN, one.id())))
                        .toList(),
                contacts.stream()
                        .filter(one -> records.contains(key(Side.HUBSPOT, one.id())))
                        .toList(),
                times);
    }

    private static RecordKey key(Side side, String id) {
        return new RecordKey(side.name(), id);
    }

    List<String> ids() {
        return Stream.concat(cards.stream(), contacts.stream())
                .map(Mirrored::id)
                .toList();
    }

    /** @throws IllegalArgumentException if anything of it cannot be read */
    Batch batch() {
        return new Batch(
                there(cards, CardState.class),
                there(contacts, ContactState.class).stream()
                        .map(contact -> contact.changedAtOf(times.getOrDefault(contact.id(), Map.of())))
                        .toList(),
                links.stream().map(LinkState::of).toList(),
                gone(cards),
                gone(contacts));
    }

    private static <T> List<T> there(List<Mirrored> records, Class<T> state) {
        return records.stream()
                .filter(one -> !one.gone())
                .map(one -> Json.read(one.content(), state))
                .toList();
    }

    private static Set<String> gone(List<Mirrored> records) {
        return records.stream().filter(Mirrored::gone).map(Mirrored::id).collect(Collectors.toSet());
    }

    /** That each of them fails: pairs by their link, and the others one by one. */
    List<Decision> failing(String reason) {
        List<Decision> failing = new ArrayList<>();
        Set<String> linked = new HashSet<>();
        for (LinkRow link : links) {
            failing.add(failing(link.cardId(), link.contactId(), link.id(), reason));
            Stream.of(link.cardId(), link.contactId()).filter(Objects::nonNull).forEach(linked::add);
        }
        cards.stream()
                .filter(card -> !linked.contains(card.id()))
                .forEach(card -> failing.add(failing(card.id(), null, null, reason)));
        contacts.stream()
                .filter(contact -> !linked.contains(contact.id()))
                .forEach(contact -> failing.add(failing(null, contact.id(), null, reason)));
        return failing;
    }

    private static Decision failing(String card, String contact, String link, String reason) {
        return new Decision(card, contact, link, List.of(new Action.Fail(reason)), null);
    }
}
