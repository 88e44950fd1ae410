package dev.serai.backup;

import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupLanes;
import dev.serai.catalogue.BackupObjects;
import org.springframework.stereotype.Component;

/** What the catalogue remembers of backups, part by part. */
@Component
record Remembered(BackupCatalogue backups, BackupObjects objects, BackupLanes lanes) {}
