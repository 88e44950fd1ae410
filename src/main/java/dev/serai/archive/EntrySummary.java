package dev.serai.archive;

/**
 * What became of one entry.
 *
 * @param rows       rows in the entry, the header not counted; 0 for anything but CSV, and if nothing was written
 * @param bytes      unpacked size
 * @param sha256     of the unpacked bytes, in hexadecimal; null if nothing was written
 * @param columns    columns of a CSV; 0 for anything else
 * @param replaced   rows that were taken from the later segments instead
 * @param added      rows whose id only the later segments had
 * @param duplicates rows left out because a row before them had the same id
 */
public record EntrySummary(
        String name,
        EntryKind kind,
        long rows,
        long bytes,
        String sha256,
        int columns,
        long replaced,
        long added,
        long duplicates) {
    /** Whether the archive has this entry: a CSV without rows is left out. */
    public boolean written() {
        return sha256 != null;
    }
}
