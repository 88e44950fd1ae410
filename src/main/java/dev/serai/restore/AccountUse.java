package dev.serai.restore;

import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreRow;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who else uses the account of a restore that is to be written. */
@Component
class AccountUse {
    private final RestoreCatalogue catalogue;
    private final BackupCatalogue backups;

    AccountUse(RestoreCatalogue catalogue, BackupCatalogue backups) {
        this.catalogue = catalogue;
        this.backups = backups;
    }

    /** @throws Refusal if another restore holds the account, or a backup reads it */
    void checkFree(RestoreRow restore, boolean alongsideBackup) {
        if (catalogue.active(restore.account()).isPresent()) {
            throw taken(restore);
        }
        checkNoBackup(restore, alongsideBackup);
    }

    /** Another restore holds the account, or did just now. */
    Refusal taken(RestoreRow restore) {
        String address = catalogue
                .active(restore.account())
                .map(other -> "/api/restores/" + other.id())
                .orElse("/api/restores");
        return new Refusal(
                Kind.CONFLICT,
                "account " + restore.account() + ": is being restored already, see " + address,
                Map.of("running", address));
    }

    /** @throws Refusal if a backup reads the account */
    void checkNoBackup(RestoreRow restore, boolean alongsideBackup) {
        if (!alongsideBackup) {
            backups.underWay(restore.account()).ifPresent(backup -> {
                String address = "/api/backups/" + backup.id();
                throw new Refusal(
                        Kind.CONFLICT,
                        "account " + restore.account() + ": is being backed up, see " + address
                                + "; wait for its end, or send alongsideBackup true",
                        Map.of("running", address));
            });
        }
    }
}
