package dev.serai.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.serai.catalogue.BackupState;
import java.time.Instant;
import java.util.List;

/**
 * A backup as people and programs see it; what does not apply is left out.
 *
 * @param phase   what a running backup is doing: survey, records, changes, recount, associations or sealing
 * @param waiting why no call is made to the account at the moment
 * @param bytes   size of the archive
 * @param sha256  hash of the archive, in hexadecimal
 * @param failure why it failed, or what is wrong with its archive
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupStatus(
        String id,
        String account,
        BackupState state,
        String phase,
        String waiting,
        String requestedBy,
        Instant requestedAt,
        Instant startedAt,
        Instant finishedAt,
        Instant expiresAt,
        boolean held,
        Long bytes,
        String sha256,
        String path,
        String failure,
        List<ObjectStatus> objects,
        List<Gap> gaps,
        List<String> warnings) {

    /**
     * How far one object has come.
     *
     * @param expected    records the account counted at the start
     * @param read        records read so far
     * @param rate        records a second since its first; only while it is read
     * @param secondsLeft at that rate; only while it is read
     * @param report      what the manifest says of it, once the archive is sealed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ObjectStatus(
            String name,
            String objectTypeId,
            Long expected,
            long read,
            boolean done,
            Long rate,
            Long secondsLeft,
            @JsonRawValue String report) {}

    /** Something that could not be read, and why. */
    public record Gap(String object, String reason) {}
}
