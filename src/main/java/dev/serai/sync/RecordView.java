package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.SyncStandings.Stood;
import dev.serai.remote.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A card, a contact, or the pair they form, and how it stands.
 *
 * @param id       {@code contact-<id>}, or {@code card-<id>} if it has no contact
 * @param status   one of {@link #STATUSES}
 * @param reason   why, for people to read; null if there is nothing to say
 * @param advice   what a person can do about it; null if nothing needs doing
 * @param card     null if there is none
 * @param contact  null if there is none
 * @param attempts how often it failed in a row
 * @param retryAt  when it is tried again by itself; null unless it failed
 * @param run      the run that decided so; null if none has
 * @param at       when; null if no run has decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordView(
        String id,
        String status,
        String reason,
        String advice,
        Shown card,
        Shown contact,
        int attempts,
        Instant retryAt,
        String run,
        Instant at) {
    /** In the order in which they are told. */
    static final List<String> STATUSES =
            List.of("in-sync", "excluded", "failing", "conflict", "review", "held", "ambiguous", "gone", "undecided");

    /**
     * One side of a record, so that a person recognises it.
     *
     * @param gone whether it is deleted or out of sight; the rest is then as it was last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(String id, String name, String company, String email, boolean gone) {}

    static RecordView of(Stood stood) {
        return new RecordView(
                stood.record(),
                stood.status(),
                stood.status().equals("undecided")
                        ? "it was read, and no run has decided about it yet"
                        : stood.reason(),
                stood.status().equals("undecided")
                        ? "wait for the end of the run; a sync that is not enabled decides nothing"
                        : stood.advice(),
                card(stood.cardId(), stood.card(), stood.cardGone()),
                contact(stood.contactId(), stood.contact(), stood.contactGone()),
                stood.attempts(),
                stood.retryAt(),
                stood.run(),
                stood.at());
    }

    /** @param content what was read last; null if nothing was */
    static Shown card(String id, String content, boolean gone) {
        Map<String, String> values =
                content == null ? Map.of() : Json.read(content, CardState.class).values();
        return shown(id, values, "lastName", "firstName", "companyName", gone);
    }

    private static Shown contact(String id, String content, boolean gone) {
        Map<String, String> values = content == null
                ? Map.of()
                : Json.read(content, ContactState.class).values();
        return shown(id, values, "lastname", "firstname", "company", gone);
    }

    private static Shown shown(
            String id, Map<String, String> values, String last, String first, String company, boolean gone) {
        if (id == null) {
            return null;
        }
        String name = Stream.of(values.get(last), values.get(first))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Shown(id, name.isEmpty() ? null : name, values.get(company), values.get("email"), gone);
    }
}
