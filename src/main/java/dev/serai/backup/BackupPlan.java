package dev.serai.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.serai.archive.Manifest;
import java.time.Instant;
import java.util.List;

/**
 * What a backup is going to read; made once by the survey and kept, so that a resumed backup reads the same.
 *
 * @param surveyedAt when the survey began
 * @param objects    what will be read, in order
 */
record BackupPlan(
        String portalId, String apiVersion, Instant surveyedAt, List<ObjectPlan> objects, List<String> warnings) {

    /** How an object is read. */
    enum Source {
        RECORDS,
        THREADS
    }

    /**
     * One object.
     *
     * @param name        name of its entry in the archive
     * @param type        how the remote's paths call it
     * @param properties  internal names, in the order of the archive's columns
     * @param expected    records the account counted; null if it does not say
     * @param highestId   highest record id known before reading; null if unknown
     * @param modified    property that holds the time of the last change
     * @param restorable  null if it can be restored, else why not
     * @param gap         why it will not be read; null if it will
     */
    record ObjectPlan(
            String name,
            String objectTypeId,
            String type,
            Source source,
            List<String> properties,
            Long expected,
            Long highestId,
            String modified,
            String restorable,
            List<Manifest.LeftOut> leftOut,
            String gap) {

        /** Begins the reason why an object is left out that is not among those a backup must have. */
        static final String OPTIONAL = "optional: ";

        @JsonIgnore
        boolean readable() {
            return gap == null;
        }

        /** Whether not reading it makes the backup one with gaps. */
        @JsonIgnore
        boolean leavesGap() {
            return gap != null && !gap.startsWith(OPTIONAL);
        }
    }

    ObjectPlan object(String name) {
        return objects.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + ": not in the plan"));
    }
}
