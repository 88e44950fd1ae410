package dev.serai.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long is kept what runs leave behind.
 *
 * @param decisions what each run has decided, record by record
 * @param quietRuns runs that had nothing to do
 * @param runs      all runs; one that is removed cannot be rolled back
 * @param history   what happened to the fields of each record
 */
@ConfigurationProperties("sync.keep")
record SyncKeepSettings(Duration decisions, Duration quietRuns, Duration runs, Duration history) {}
