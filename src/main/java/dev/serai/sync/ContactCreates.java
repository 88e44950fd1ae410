package dev.serai.sync;

import dev.serai.hubspot.BatchCreate;
import dev.serai.hubspot.BatchWrite.Input;
import dev.serai.hubspot.BatchWrite.Result;
import dev.serai.hubspot.Paths;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Creates contacts. Those whose creation was sent before an interruption are looked for by their address before they are
 * created again, and those of which no answer told afterwards.
 */
final class ContactCreates extends ContactWrite {
    private final Paths paths;
    private final SentContacts.Notes notes;
    private final SentContacts sent;
    /** What is to be created, by the id of its card. */
    private final Map<String, Done> creates = new LinkedHashMap<>();
    /** Creations of which no answer told, as they stand until a contact is found. */
    private final Map<String, Done> unsure = new LinkedHashMap<>();

    /** @param effects is told when all are settled, or those that are when the run is to stop */
    ContactCreates(
            Work work, Paths paths, List<Done> decisions, SentContacts.Notes notes, Consumer<List<Done>> effects) {
        super(work, effects);
        this.paths = paths;
        this.notes = notes;
        this.sent = new SentContacts(work, paths, notes);
        decisions.forEach(one -> creates.put(one.decision().cardId(), one));
        if (sentBefore().isEmpty()) {
            create();
        }
    }

    /** Creations that were sent before an interruption and have an address. */
    private List<Done> sentBefore() {
        return creates.values().stream()
                .filter(one -> one.row().sent() && SentContacts.address(one) != null)
                .toList();
    }

    private List<Done> lookedFor() {
        return hasBegun() ? List.copyOf(unsure.values()) : sentBefore();
    }

    @Override
    Request look() {
        return sent.look(lookedFor());
    }

    @Override
    void looked(Map<String, Map<String, String>> contacts) {
        sent.found(lookedFor(), contacts).forEach(one -> {
            creates.remove(one.decision().cardId());
            unsure.remove(one.decision().cardId());
            settle(one.done());
        });
        if (hasBegun()) {
            leaveUnsure();
        } else {
            create();
        }
    }

    @Override
    void lookFailed(RemoteException why) {
        if (hasBegun()) {
            leaveUnsure();
        } else {
            work().fail(why);
        }
    }

    private void leaveUnsure() {
        unsure.values().forEach(this::settle);
        end();
    }

    private void create() {
        creates.values().removeIf(one -> {
            boolean blind = one.row().sent() && SentContacts.address(one) == null;
            if (blind) {
                work().lookAtAllNext();
                settle(one.failed("was sent before an interruption and has no address to look for it by;"
                        + " the next run looks at all contacts, and links it or creates it"));
            }
            return blind;
        });
        notes.sending().accept(List.copyOf(creates.values()));
        write(new BatchCreate(
                work().mapping().account(),
                paths,
                TYPE,
                creates.entrySet().stream()
                        .map(create -> new Input(
                                create.getKey(),
                                create.getValue()
                                        .action(Action.CreateContact.class)
                                        .values()))
                        .toList()));
    }

    @Override
    void written(Map<String, Result> results) {
        results.forEach((card, result) -> written(creates.get(card), result));
    }

    private void written(Done one, Result result) {
        if (result instanceof Result.Rejected rejected && rejected.existing() != null) {
            settle(one.contact(rejected.existing(), true, Map.of()));
        } else if (result instanceof Result.Unsure && SentContacts.address(one) != null) {
            unsure.put(one.decision().cardId(), done(one, result));
        } else {
            if (result instanceof Result.Unsure) {
                // It may be there, and no address tells it from others: it is to be seen before it is created again.
                work().lookAtAllNext();
            }
            settle(done(one, result));
        }
    }

    @Override
    void afterWrite() {
        if (unsure.isEmpty()) {
            end();
        }
    }
}
