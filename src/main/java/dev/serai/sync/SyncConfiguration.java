package dev.serai.sync;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SyncConfiguration {
    /** Threads that read and write for syncs; how many run is decided by the number of keys and writers. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService syncWorkers() {
        return Executors.newCachedThreadPool(task -> new Thread(task, "sync-worker"));
    }
}
