package dev.serai.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How backups are made and kept.
 *
 * @param folder       where archives and the parts of running backups are
 * @param readers      pages read side by side in one backup
 * @param keep         how long an archive can be downloaded
 * @param overlap      how far before its start the catch-up looks for changes, to cover clocks that differ
 * @param shortfall    what is made of an account that counts more records than were read
 * @param associations whether associations are read
 * @param atStart      whether the main account is backed up as soon as the hub is up
 * @param schedule     Quartz cron expression by account; an account without one is backed up on demand only
 * @param address      the hub's address as people reach it, for links in notices
 */
@ConfigurationProperties("backup")
record BackupSettings(
        Path folder,
        int readers,
        Duration keep,
        Duration overlap,
        Shortfall shortfall,
        boolean associations,
        boolean atStart,
        Map<String, String> schedule,
        String address) {

    /**
     * When fewer records were read than the account counts.
     *
     * @param share part of an object's records that may be missing without making a gap, from 0 up to 1
     * @param lag   how long the account's count is given to come to rest
     */
    record Shortfall(double share, Duration lag) {
        Shortfall {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "backup.shortfall.share: " + share + " is out of range; give a number from 0 up to 1");
            }
        }
    }

    BackupSettings {
        if (readers < 1 || readers > 64) {
            throw new IllegalArgumentException("backup.readers: " + readers + " is out of range; give 1 to 64");
        }
        schedule = schedule == null ? Map.of() : Map.copyOf(schedule);
    }

    /** Where the parts of a running backup are collected. */
    Path staging(String backup) {
        return folder.resolve(".running").resolve(backup);
    }
}
