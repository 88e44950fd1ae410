package dev.serai.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the health of syncs is looked at.
 *
 * @param late       how long an enabled sync may not get through, beyond its poll interval, before it counts as down
 * @param lateFull   how long a full comparison may take before its sync counts as down
 * @param countEvery how often the numbers behind the metrics are counted
 */
@ConfigurationProperties("sync.health")
record SyncHealthSettings(Duration late, Duration lateFull, Duration countEvery) {}
