package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.RestoreState;
import dev.serai.remote.Notice;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What is told of a restore that ended or was paused.
 *
 * @param outcomes records by what became of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestoreNotice(
        String id,
        String title,
        String account,
        RestoreState state,
        Instant finishedAt,
        Map<String, Long> outcomes,
        String failure)
        implements Notice {
    @Override
    public String subject() {
        return "Serai: " + title + ": " + state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(title)
                .append("\r\nRestore: ")
                .append(id)
                .append("\r\nState: ")
                .append(state);
        outcomes.forEach((outcome, records) ->
                text.append("\r\nRecords ").append(outcome).append(": ").append(records));
        if (failure != null) {
            text.append("\r\nReason: ").append(failure);
        }
        return text.append("\r\n").toString();
    }
}
