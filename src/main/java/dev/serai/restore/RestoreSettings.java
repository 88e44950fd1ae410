package dev.serai.restore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How restores are made.
 *
 * @param workers     chunks analyzed, and batches written, side by side
 * @param confirmable how long a plan can be confirmed
 * @param indexLag    how long search may not know of a record that was created
 * @param keepChanges how long the changes of a restore that ended are kept, for its results and its undo
 * @param doubt       what is done about records of which no answer tells whether they were written
 */
@ConfigurationProperties("restore")
record RestoreSettings(int workers, Duration confirmable, Duration indexLag, Duration keepChanges, Doubt doubt) {
    /**
     * @param reads        times that they are read again before it is given up
     * @param delay        wait before the first of these; doubled each time
     * @param longestDelay the longest of these waits
     */
    record Doubt(int reads, Duration delay, Duration longestDelay) {
        /** @param reads how often the records were read so far */
        Duration before(int reads) {
            Duration wait = delay.multipliedBy(1L << Math.min(Math.max(0, reads - 1), 20));
            return wait.compareTo(longestDelay) > 0 ? longestDelay : wait;
        }
    }

    RestoreSettings {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("restore.workers: " + workers + " is out of range; give 1 to 64");
        }
    }
}
