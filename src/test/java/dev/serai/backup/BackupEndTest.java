package dev.serai.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.HubTest;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupState;
import dev.serai.catalogue.Journal;
import dev.serai.flow.Runs;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class BackupEndTest {
    @Autowired
    private BackupCatalogue catalogue;

    @Autowired
    private Runs runs;

    @Autowired
    private Journal journal;

    @Test
    void isToldOnceHoweverOftenTheRunIsStarted() {
        String id = UUID.randomUUID().toString();
        catalogue.add(id, id, "test", List.of());
        catalogue.started(id);
        catalogue.ended(id, BackupState.FAILED, "the disk is full");

        for (int i = 0; i < 3; i++) {
            runs.start("backup", id);
            Awaitility.await().until(() -> !runs.knows("backup", id));
        }

        assertThat(journal.newestBefore(Long.MAX_VALUE, 1000))
                .filteredOn(entry -> entry.subject().equals(id))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).containsEntry("reason", "the disk is full"));
        assertThat(catalogue.find(id).orElseThrow().state()).isEqualTo(BackupState.FAILED);
    }
}
