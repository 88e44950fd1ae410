package dev.serai.backup;

import java.util.List;

/**
 * What a caller may say of the backup it wants.
 *
 * @param account name of a configured account; null for {@code main}
 * @param objects names of objects; null or empty for all
 * @param alongsideRestore whether it may run while the account is being restored; null for no
 */
public record BackupRequest(String account, List<String> objects, Boolean alongsideRestore) {
    public BackupRequest {
        account = account == null || account.isBlank() ? "main" : account;
        objects = objects == null ? List.of() : List.copyOf(objects);
        alongsideRestore = alongsideRestore != null && alongsideRestore;
    }
}
