package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What somebody wants to have compared.
 *
 * @param backupId   the backup that is looked at
 * @param with       another backup's id, or {@code live} for the account as it is now
 * @param object     such as {@code contacts}; null for all
 * @param properties internal names; none for all that people and programs can write
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ComparisonRequest(String backupId, String with, String object, List<String> properties) {
    static final String LIVE = "live";

    public ComparisonRequest {
        properties = properties == null ? List.of() : List.copyOf(properties);
    }

    boolean live() {
        return LIVE.equals(with);
    }
}
