package dev.serai.flow;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are scheduled.
 *
 * @param node        name of this node, the same after every start and unlike that of any other; null for
 *                    {@code host:port}
 * @param runsThreads most runs and schedules that fire at the same time on this node
 */
@ConfigurationProperties("serai")
record RunSettings(String node, @DefaultValue("16") int runsThreads) {}
