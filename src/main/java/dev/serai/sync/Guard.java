package dev.serai.sync;

import dev.serai.mapping.Caps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stops a run before its first write if what it saw, or is about to do, is too much to be believed. */
final class Guard {
    private final Caps caps;
    private final int confirmedCreates;
    private final int confirmedUpdates;

    /**
     * @param confirmedCreates creates that a person has seen in a preview and agreed to, which the cap does not count; 0 if
     *                         none
     * @param confirmedUpdates the same of updates
     */
    Guard(Caps caps, int confirmedCreates, int confirmedUpdates) {
        this.caps = caps;
        this.confirmedCreates = confirmedCreates;
        this.confirmedUpdates = confirmedUpdates;
    }

    /**
     * What a full look at a side showed.
     *
     * @param known   records of it that were linked before
     * @param missing how many of these were not seen
     * @param seen    all records that were seen
     */
    record Sight(Side side, int known, int missing, int seen) {}

    /** Why nothing may be written; empty if the run may go on. */
    List<String> stops(Collection<Sight> sights, long creates, long updates) {
        List<String> reasons = new ArrayList<>();
        for (Sight sight : sights) {
            int allowed = (int) Math.ceil(sight.known() * caps.mayVanish());
            if (sight.known() > 0 && sight.seen() == 0) {
                reasons.add(sight.side() + ": no record is to be seen, " + sight.known()
                        + " were linked; check the key or token and what it may read");
            } else if (sight.missing() > allowed) {
                reasons.add(sight.side() + ": " + sight.missing() + " of " + sight.known()
                        + " linked records are missing, caps.may-vanish allows " + allowed
                        + "; check the key or token, or raise the cap");
            }
        }
        tooMany(creates, caps.creates(), confirmedCreates, "creates", reasons);
        tooMany(updates, caps.updates(), confirmedUpdates, "updates", reasons);
        return reasons;
    }

    private static void tooMany(long count, int cap, int confirmed, String what, List<String> reasons) {
        if (count > (long) cap + confirmed) {
            reasons.add("run: " + count + " " + what + ", caps." + what + " is " + cap
                    + (confirmed == 0 ? "" : " beyond the " + confirmed + " that were confirmed")
                    + "; look at a preview, then raise the cap or confirm the number");
        }
    }
}
