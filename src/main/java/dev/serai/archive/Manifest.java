package dev.serai.archive;

import java.time.Instant;
import java.util.List;

/**
 * What an archive says about itself, kept in it as {@code manifest.json}; docs/archive-format.md describes every field.
 *
 * @param formatVersion {@link #FORMAT} for archives that this class describes fully
 * @param entries       every other entry of the archive, in the archive's order; {@link ArchiveWriter#seal} fills it in
 * @param gaps          objects, or parts of them, that could not be read
 * @param associationsLeftOut pairs of objects that the account does not associate, and how that was found
 */
public record Manifest(
        int formatVersion,
        Backup backup,
        List<Entry> entries,
        List<ReadObject> objects,
        List<Gap> gaps,
        List<LeftOutPair> associationsLeftOut,
        List<String> warnings) {
    /** The version of the format that this class writes. */
    public static final int FORMAT = 1;

    public Manifest {
        entries = copy(entries);
        objects = copy(objects);
        gaps = copy(gaps);
        associationsLeftOut = copy(associationsLeftOut);
        warnings = copy(warnings);
    }

    /** A manifest in the current format whose entries are not known yet. */
    public static Manifest of(Backup backup, List<ReadObject> objects, List<Gap> gaps, List<String> warnings) {
        return new Manifest(FORMAT, backup, List.of(), objects, gaps, List.of(), warnings);
    }

    /** The same, naming pairs of objects without associations. */
    public Manifest leavingOut(List<LeftOutPair> pairs) {
        return new Manifest(formatVersion, backup, entries, objects, gaps, pairs, warnings);
    }

    Manifest withEntries(List<Entry> written) {
        return new Manifest(formatVersion, backup, written, objects, gaps, associationsLeftOut, warnings);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * The backup that made the archive.
     *
     * @param portalId    the account's number at the remote; null if it could not be read
     * @param requestedBy who or what asked for it
     * @param trigger     such as {@code schedule} or {@code api}
     * @param state       such as {@code COMPLETED} or {@code COMPLETED_WITH_GAPS}
     * @param hubVersion  the program's version
     * @param apiVersion  the remote API's version that was used
     */
    public record Backup(
            String id,
            String account,
            Long portalId,
            String requestedBy,
            String trigger,
            Instant startedAt,
            Instant finishedAt,
            String state,
            String hubVersion,
            String apiVersion) {}

    /**
     * One entry.
     *
     * @param rows    rows without the header; null for anything but CSV
     * @param bytes   unpacked size
     * @param sha256  of the unpacked bytes, in hexadecimal
     * @param columns columns of the CSV; null for anything else
     */
    public record Entry(String name, EntryKind kind, Long rows, long bytes, String sha256, Integer columns) {}

    /**
     * How one object was read. There is no snapshot at the remote: {@code read} is every record that existed at some
     * time between {@code from} and {@code to}, each with the values read last.
     *
     * @param objectTypeId           the remote's id of the object type; null if it has none
     * @param entry                  the entry with the records; null if there were none
     * @param notRestorable          why the object cannot be restored; null if it can
     * @param countAtStart           the account's own count before reading; null if unknown
     * @param countAtEnd             the account's own count after reading; null if unknown
     * @param read                   rows in the entry
     * @param changedMeanwhile       records read again because they changed or appeared while reading
     * @param deletedMeanwhile       rows whose record was deleted before {@code to}
     * @param mergedMeanwhile        rows whose record was merged into another before {@code to}
     * @param countMatches           whether {@code read == countAtEnd + deletedMeanwhile + mergedMeanwhile}; null if
     *                               the account's count is unknown
     * @param leftOut                properties that are not in the CSV
     */
    public record ReadObject(
            String name,
            String objectTypeId,
            String entry,
            boolean restorable,
            String notRestorable,
            Instant from,
            Instant to,
            Long countAtStart,
            Long countAtEnd,
            long read,
            long changedMeanwhile,
            long deletedMeanwhile,
            long mergedMeanwhile,
            Boolean countMatches,
            List<LeftOut> leftOut,
            List<String> warnings) {
        public ReadObject {
            leftOut = copy(leftOut);
            warnings = copy(warnings);
        }

        /** What the numbers say about {@link #countMatches}: whether they fit; null if the account's is unknown. */
        Boolean countsFit() {
            return countAtEnd == null ? null : read == countAtEnd + deletedMeanwhile + mergedMeanwhile;
        }
    }

    /** A property that is not in the archive, and why. */
    public record LeftOut(String property, String reason) {}

    /** Two objects of which no association was read, and why. */
    public record LeftOutPair(String from, String to, String reason) {}

    /** An object that is not in the archive, or not wholly, and why. */
    public record Gap(String object, String reason) {}
}
