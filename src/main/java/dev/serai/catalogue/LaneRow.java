package dev.serai.catalogue;

/**
 * One stretch of a backup's reading and how far it has come.
 *
 * @param kind  what is read: records, changes, bin, recount, associations, threads
 * @param name  object, or pair of objects
 * @param part  number of the stretch within its object, from 0
 * @param mode  how it is read; the kind's own word
 * @param lower first record id or position of the stretch
 * @param upper first record id or position beyond the stretch; null if it is open
 * @param place where to go on, in the kind's own words; null at the start
 * @param rows  rows kept
 * @param bytes length of the segment file that is known to be whole
 * @param calls calls made for it
 */
public record LaneRow(
        String kind,
        String name,
        int part,
        String mode,
        long lower,
        Long upper,
        String place,
        long rows,
        long bytes,
        long calls,
        boolean done) {

    /** A stretch that has not been begun. */
    public static LaneRow start(String kind, String name, int part, String mode, long lower, Long upper, String place) {
        return new LaneRow(kind, name, part, mode, lower, upper, place, 0, 0, 0, false);
    }

    /** The same progress of a stretch with these bounds. */
    public LaneRow with(String mode, long lower, Long upper) {
        return new LaneRow(kind, name, part, mode, lower, upper, place, rows, bytes, calls, done);
    }

    /** The same stretch at this place. */
    public LaneRow at(String place) {
        return new LaneRow(kind, name, part, mode, lower, upper, place, rows, bytes, calls, done);
    }
}
