package dev.serai.backup;

import dev.serai.archive.CsvRows;
import dev.serai.flow.RowsFormat;
import java.io.InputStream;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class BackupConfiguration {
    /** Threads that read pages; how many run is decided by each backup's {@link PageQueue}. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService backupReaders() {
        return Executors.newCachedThreadPool(task -> new Thread(task, "backup-reader"));
    }

    /** How the archive reads and writes rows; the format {@code csvRows} of the routes. */
    @Bean
    RowsFormat rowsFormat() {
        return new RowsFormat() {
            @Override
            public byte[] write(Iterable<String[]> rows) {
                return CsvRows.write(rows);
            }

            @Override
            public Iterator<String[]> read(InputStream document) {
                return CsvRows.read(document);
            }
        };
    }
}
