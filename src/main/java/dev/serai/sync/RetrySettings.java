package dev.serai.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a record that failed is tried again by itself.
 *
 * @param first   how long after the first time; twice as long after each further one
 * @param longest the longest that it is put off
 */
@ConfigurationProperties("sync.retry")
record RetrySettings(Duration first, Duration longest) {}
