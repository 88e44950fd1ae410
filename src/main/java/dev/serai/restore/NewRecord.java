package dev.serai.restore;

import dev.serai.catalogue.RestoreCreations.Settled;
import dev.serai.remote.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One record of a plan that is to be created anew. */
final class NewRecord {
    private final long place;
    private final String oldId;
    private final List<Change> changes;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final String standIn;
    private final Instant intendedAt;
    private final String intendedBy;

    private Outcome outcome;
    private String message;
    private String newId;
    private boolean created;

    /**
     * @param standIn    the record that was created for it before; null if none was
     * @param intendedBy restore that may have created it and knows of no answer; null if there is none
     * @param intendedAt when that was; null if {@code intendedBy} is
     */
    NewRecord(long place, String oldId, List<Change> changes, String standIn, String intendedBy, Instant intendedAt) {
        this.place = place;
        this.oldId = oldId;
        this.changes = changes;
        this.standIn = standIn;
        this.intendedBy = intendedBy;
        this.intendedAt = intendedAt;
        changes.forEach(change -> values.put(change.property(), change.wanted()));
    }

    String oldId() {
        return oldId;
    }

    /** What it is to hold, by property. */
    Map<String, String> values() {
        return values;
    }

    /** What is sent: all but what cannot be written. */
    Map<String, String> sendable(Unwritable unwritable) {
        Map<String, String> some = new LinkedHashMap<>(values);
        for (String property : values.keySet()) {
            String reason = unwritable.reason(property);
            if (reason != null) {
                leftOut.put(property, reason);
                some.remove(property);
            }
        }
        return some;
    }

    /** Nothing of it can be written. */
    void allLeftOut() {
        settle(Outcome.REJECTED, "not created anew, as nothing of it can be written: " + reasons());
    }

    private String reasons() {
        return leftOut.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining("; "));
    }

    String standIn() {
        return standIn;
    }

    String intendedBy() {
        return intendedBy;
    }

    Instant intendedAt() {
        return intendedAt;
    }

    boolean open() {
        return outcome == null;
    }

    /** @param how null if the answer to the create told the id */
    void created(String id, String how) {
        newId = id;
        created = true;
        if (leftOut.isEmpty()) {
            settle(Outcome.RESTORED, how);
        } else {
            settle(Outcome.REJECTED, how == null ? reasons() : how + "; " + reasons());
        }
    }

    /** It was created before, by another restore. */
    void standsIn(String id) {
        newId = id;
        settle(Outcome.ALREADY, "was created anew before, as record " + id);
    }

    void settle(Outcome what, String words) {
        outcome = what;
        message = words;
    }

    Settled settled() {
        Map<String, String> results = new LinkedHashMap<>();
        Outcome ofTheRest = created ? Outcome.RESTORED : outcome;
        changes.forEach(change -> results.put(
                change.property(),
                leftOut.containsKey(change.property()) ? Outcome.REJECTED.text() : ofTheRest.text()));
        return new Settled(place, oldId, newId, created, outcome.text(), message, Json.text(results));
    }
}
