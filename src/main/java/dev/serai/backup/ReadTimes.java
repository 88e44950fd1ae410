package dev.serai.backup;

import dev.serai.catalogue.BackupObjects;
import dev.serai.catalogue.ObjectRow;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** From when to when the objects of a backup were read. */
final class ReadTimes {
    private final String backup;
    private final BackupObjects catalogue;
    private final Instant surveyedAt;
    private final Map<String, Instant> from = new ConcurrentHashMap<>();
    private final Map<String, Instant> to = new ConcurrentHashMap<>();

    ReadTimes(String backup, BackupObjects catalogue, Instant surveyedAt) {
        this.backup = backup;
        this.catalogue = catalogue;
        this.surveyedAt = surveyedAt;
        for (ObjectRow object : catalogue.of(backup)) {
            if (object.startedAt() != null) {
                from.put(object.name(), object.startedAt());
            }
            if (object.endedAt() != null) {
                to.put(object.name(), object.endedAt());
            }
        }
    }

    /** A record of the object is asked for; only the first time counts. */
    void asked(String object) {
        if (!from.containsKey(object)) {
            Instant now = Instant.now();
            from.put(object, now);
            catalogue.started(backup, object, now);
        }
    }

    /** Everything of an object that is known up to {@code at} has been read. */
    void readUpTo(String object, Instant at) {
        to.put(object, at);
        catalogue.ended(backup, object, at);
    }

    /** When the first record of an object was asked for. */
    Instant from(String object) {
        return from.getOrDefault(object, surveyedAt);
    }

    /** Until when changes of an object are in what was read. */
    Instant to(String object) {
        return to.getOrDefault(object, from(object));
    }
}
