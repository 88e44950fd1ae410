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
 */
@ConfigurationProperties("restore")
record RestoreSettings(int workers, Duration confirmable, Duration indexLag, Duration keepChanges) {
    RestoreSettings {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("restore.workers: " + workers + " is out of range; give 1 to 64");
        }
    }
}
