package dev.serai.sync;

import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.BatchUpdate;
import dev.serai.hubspot.BatchWrite.Input;
import dev.serai.hubspot.BatchWrite.Result;
import dev.serai.hubspot.Paths;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Updates contacts. They are read again first: one that was edited meanwhile is left to the next run, which will know of the
 * edit. What was written before an interruption is known by its value then.
 */
final class ContactUpdates extends ContactWrite {
    private final Paths paths;
    private final Map<String, Done> updates = new LinkedHashMap<>();

    /**
     * @param decisions those of which only the card is left are passed over
     * @param effects   is told when all are settled, or those that are when the run is to stop
     */
    ContactUpdates(Work work, Paths paths, List<Done> decisions, Consumer<List<Done>> effects) {
        super(work, effects);
        this.paths = paths;
        for (Done one : decisions) {
            Action.UpdateContact update = one.action(Action.UpdateContact.class);
            if (update != null) {
                updates.put(update.contactId(), one);
            }
        }
        if (updates.isEmpty()) {
            end();
        }
    }

    @Override
    Request look() {
        return BatchReads.of(
                work().mapping().account(),
                paths,
                TYPE,
                updates.keySet(),
                null,
                BeforeUpdate.properties(updates.values()),
                false);
    }

    @Override
    void looked(Map<String, Map<String, String>> contacts) {
        updates.entrySet().removeIf(update -> {
            Optional<Done> settled =
                    BeforeUpdate.settled(update.getValue(), contacts.get(update.getKey()), work().resumed());
            settled.ifPresent(this::settle);
            return settled.isPresent();
        });
        write(new BatchUpdate(
                work().mapping().account(),
                paths,
                TYPE,
                updates.entrySet().stream()
                        .map(update -> new Input(update.getKey(), BeforeUpdate.values(update.getValue())))
                        .toList()));
    }

    @Override
    void lookFailed(RemoteException why) {
        work().fail(why);
    }

    @Override
    void written(Map<String, Result> results) {
        results.forEach((id, result) -> settle(done(updates.get(id), result)));
    }

    @Override
    void afterWrite() {
        end();
    }
}
