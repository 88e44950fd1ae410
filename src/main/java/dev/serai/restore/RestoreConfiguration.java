package dev.serai.restore;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RestoreConfiguration {
    /** Threads that analyze chunks and write batches; a split has as many of them at work as there are. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService restoreWorkers(RestoreSettings settings) {
        return Executors.newFixedThreadPool(settings.workers(), task -> new Thread(task, "restore-worker"));
    }

    /** Threads of comparisons, so that they wait for no restore and none for them. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService comparisonWorkers(RestoreSettings settings) {
        return Executors.newFixedThreadPool(settings.workers(), task -> new Thread(task, "comparison-worker"));
    }
}
