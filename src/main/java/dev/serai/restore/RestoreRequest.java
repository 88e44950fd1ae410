package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What somebody wants to have restored.
 *
 * @param backupId        the backup to take the values from
 * @param account         the account to write to; null for the one that was backed up. Another one needs {@code matchBy}.
 * @param object          such as {@code contacts}
 * @param properties      internal names; none for all that can be written
 * @param clearEmptied    whether values that were empty in the backup are emptied again; null for yes, as HubSpot does
 * @param recreateDeleted whether records that are gone for good are made anew; null for no
 * @param matchBy         unique property by which records are found instead of by their id; null for the id
 * @param records         ids, as in the backup, of the only records to restore; none for all
 * @param overwrite       whether a value that was edited after the analysis is overwritten; asked for when confirming
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RestoreRequest(
        String backupId,
        String account,
        String object,
        List<String> properties,
        Boolean clearEmptied,
        Boolean recreateDeleted,
        String matchBy,
        List<String> records,
        Boolean overwrite) {
    public RestoreRequest {
        properties = properties == null ? List.of() : List.copyOf(properties);
        records = records == null ? List.of() : List.copyOf(records);
        clearEmptied = clearEmptied == null || clearEmptied;
        recreateDeleted = recreateDeleted != null && recreateDeleted;
        overwrite = overwrite != null && overwrite;
    }

    RestoreRequest with(String toAccount, boolean overwriting) {
        return new RestoreRequest(
                backupId, toAccount, object, properties, clearEmptied, recreateDeleted, matchBy, records, overwriting);
    }
}
