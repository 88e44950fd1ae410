package dev.serai.restore;

import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreRow;
import dev.serai.remote.Refusal;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Writes to the journal what was asked of restores, and whether it was taken on or refused. */
@Component
class RestoreJournal {
    private final Journal journal;

    RestoreJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param work does what was asked, or refuses it */
    RestoreRow of(String actor, String action, String subject, Supplier<RestoreRow> work) {
        try {
            RestoreRow restore = work.get();
            journal.write(actor, action, restore.id(), "accepted", Map.of("object", restore.object()));
            return restore;
        } catch (Refusal refused) {
            journal.write(actor, action, subject, "refused", Map.of("reason", refused.getMessage()));
            throw refused;
        }
    }
}
