package dev.serai.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.BackupState;
import dev.serai.remote.Notice;
import java.time.Instant;
import java.util.Map;

/**
 * What is told of a backup that ended.
 *
 * @param download address of the archive; null if there is none
 * @param gaps     reasons by what could not be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupNotice(
        String id,
        String account,
        BackupState state,
        Instant startedAt,
        Instant finishedAt,
        long records,
        Long bytes,
        String sha256,
        String download,
        Instant expiresAt,
        String failure,
        Map<String, String> gaps)
        implements Notice {

    @Override
    public String subject() {
        return "Serai: backup of " + account + " "
                + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "Backup", id);
        line(text, "State", state);
        line(text, "Reason", failure);
        line(text, "Records", records);
        line(text, "Size", bytes == null ? null : bytes + " bytes");
        line(text, "SHA-256", sha256);
        line(
                text,
                "Download",
                download == null ? null : download + " (with a super-admin's token, until " + expiresAt + ")");
        gaps.forEach((object, reason) -> line(text, "Not in the archive", object + ": " + reason));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        if (value != null) {
            text.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
