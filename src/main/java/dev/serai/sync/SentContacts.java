package dev.serai.sync;

import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.Paths;
import dev.serai.remote.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks by their addresses for contacts whose creation was sent and of which no answer told, and tells those that came of
 * it from others that have the address: they were created at that time, with the values that were sent.
 */
final class SentContacts {
    private static final String EMAIL = "email";
    private static final String CREATED = "createdate";
    /** How far the clocks may be apart, with the time that a call may have to wait for its turn. */
    private static final Duration APART = Duration.ofMinutes(10);

    private final Work work;
    private final Paths paths;
    private final Notes notes;

    /**
     * What is written down about creations.
     *
     * @param sending writes down that these are about to be sent
     * @param sentAt  when they were sent for the first time, by place of the decision
     */
    record Notes(Consumer<List<Done>> sending, Function<List<Done>, Map<Long, Instant>> sentAt) {}

    SentContacts(Work work, Paths paths, Notes notes) {
        this.work = work;
        this.paths = paths;
        this.notes = notes;
    }

    /** The address that a contact is created with; null if it has none to be looked for by. */
    static String address(Done creation) {
        return creation.action(Action.CreateContact.class).values().get(EMAIL);
    }

    /** @param sent creations with an address */
    Request look(Collection<Done> sent) {
        Set<String> properties = new LinkedHashSet<>(List.of(EMAIL, CREATED));
        sent.forEach(one -> properties.addAll(
                one.action(Action.CreateContact.class).values().keySet()));
        List<String> addresses = sent.stream().map(SentContacts::address).toList();
        return BatchReads.of(work.mapping().account(), paths, "contacts", addresses, EMAIL, properties, false);
    }

    /**
     * Those of which a contact is there.
     *
     * @param contacts values by property by id of the contacts that were found
     */
    List<Done> found(Collection<Done> sent, Map<String, Map<String, String>> contacts) {
        Map<String, Done> byAddress = new LinkedHashMap<>();
        sent.forEach(one -> byAddress.put(address(one), one));
        Map<Long, Instant> times = notes.sentAt().apply(List.copyOf(sent));
        List<Done> found = new ArrayList<>();
        contacts.forEach((id, values) -> {
            Done one = values.get(EMAIL) == null ? null : byAddress.get(values.get(EMAIL));
            if (one != null) {
                boolean made = made(one, times.get(one.row().place()), values);
                found.add(one.contact(id, !made, made ? values : Map.of()));
            }
        });
        return found;
    }

    private static boolean made(Done one, Instant sentAt, Map<String, String> live) {
        return sentAt != null
                && live.get(CREATED) != null
                && near(sentAt, live.get(CREATED))
                && one.action(Action.CreateContact.class).values().entrySet().stream()
                        .allMatch(sent -> sent.getValue()
                                .strip()
                                .equals(String.valueOf(live.get(sent.getKey())).strip()));
    }

    private static boolean near(Instant sentAt, String created) {
        try {
            return Duration.between(sentAt, Instant.parse(created)).abs().compareTo(APART) <= 0;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
