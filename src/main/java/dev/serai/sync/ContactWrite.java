package dev.serai.sync;

import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchCreate;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.BatchUpdate;
import dev.serai.hubspot.BatchWrite;
import dev.serai.hubspot.BatchWrite.Input;
import dev.serai.hubspot.BatchWrite.Result;
import dev.serai.hubspot.Paths;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Up to a hundred decisions that write to HubSpot. Contacts that are to be updated are read again first: one that was
 * edited meanwhile is left to the next run, which will know of the edit. What was written before an interruption is known
 * by its value then, and contacts whose creation was sent are looked for by their address before they are created again,
 * as are those of which no answer told. If the run is stopped, what is known of by then is booked.
 */
final class ContactWrite implements Step {
    private static final String TYPE = "contacts";

    private final Work work;
    private final Paths paths;
    private final Consumer<List<Done>> effects;
    private final SentContacts.Notes notes;
    private final SentContacts sent;
    private final Map<String, Done> updates = new LinkedHashMap<>();
    private final Map<String, Done> creates = new LinkedHashMap<>();
    /** Creations of which no answer told. */
    private final List<Done> unsure = new ArrayList<>();

    private final List<Done> settled = new ArrayList<>();
    private Wave wave = Wave.READ;
    private BatchWrite write;

    private enum Wave {
        READ,
        LOOK,
        UPDATE,
        CREATE,
        LOOK_AGAIN,
        DONE
    }

    /**
     * @param notes   of creations
     * @param effects is told when all are settled, or those that are when the run is to stop
     */
    ContactWrite(Work work, Paths paths, List<Done> decisions, SentContacts.Notes notes, Consumer<List<Done>> effects) {
        this.work = work;
        this.paths = paths;
        this.notes = notes;
        this.sent = new SentContacts(work, paths, notes);
        this.effects = effects;
        for (Done one : decisions) {
            Action.UpdateContact update = one.action(Action.UpdateContact.class);
            if (update != null) {
                updates.put(update.contactId(), one);
            } else if (one.action(Action.CreateContact.class) != null) {
                creates.put(one.action(Action.CreateContact.class).cardId(), one);
            } // Else only its card is left.
        }
        if (updates.isEmpty()) {
            afterRead();
        }
    }

    @Override
    public boolean open() {
        if (work.stopped() && wave != Wave.DONE) {
            stop();
        }
        return wave != Wave.DONE;
    }

    /** Books what is known; what is not stays as it is, to be gone on with or decided anew. */
    private void stop() {
        try {
            if (wave == Wave.UPDATE || wave == Wave.CREATE) {
                settle(write.results());
            }
            wave = Wave.DONE;
            effects.accept(settled);
        } catch (RuntimeException failed) {
            wave = Wave.DONE;
            work.fail(failed);
        }
    }

    @Override
    public Request next() {
        return switch (wave) {
            case READ ->
                BatchReads.of(
                        work.mapping().account(),
                        paths,
                        TYPE,
                        updates.keySet(),
                        null,
                        BeforeUpdate.properties(updates.values()),
                        false);
            case LOOK -> sent.look(sentBefore());
            case LOOK_AGAIN -> sent.look(unsure);
            default -> write.next();
        };
    }

    /** Creations that were sent before an interruption and have an address. */
    private List<Done> sentBefore() {
        return creates.values().stream()
                .filter(one -> one.row().sent() && SentContacts.address(one) != null)
                .toList();
    }

    @Override
    public void answered(byte[] answer) {
        switch (wave) {
            case READ -> {
                compare(BatchAnswer.of(answer).records());
                afterRead();
            }
            case LOOK -> {
                found(sentBefore(), answer);
                create();
            }
            case LOOK_AGAIN -> {
                found(unsure, answer);
                end();
            }
            default -> {
                write.answered(answer);
                written();
            }
        }
    }

    @Override
    public void failed(RemoteException why) {
        if (wave == Wave.LOOK_AGAIN) {
            end();
        } else if (wave == Wave.READ || wave == Wave.LOOK) {
            work.fail(why);
        } else {
            refused(why);
        }
    }

    private void refused(RemoteException why) {
        try {
            write.refused(why);
            written();
        } catch (RemoteException nothingGoes) {
            work.fail(nothingGoes);
        }
    }

    private void compare(Map<String, Map<String, String>> live) {
        for (String id : List.copyOf(updates.keySet())) {
            BeforeUpdate.settled(updates.get(id), live.get(id), work.resumed())
                    .ifPresent(one -> settle(updates, id, one));
        }
    }

    private void afterRead() {
        begin(
                Wave.UPDATE,
                new BatchUpdate(
                        work.mapping().account(),
                        paths,
                        TYPE,
                        updates.entrySet().stream()
                                .map(one -> new Input(one.getKey(), BeforeUpdate.values(one.getValue())))
                                .toList()));
    }

    private void begin(Wave next, BatchWrite batch) {
        wave = next;
        write = batch;
        if (!write.open()) {
            written();
        }
    }

    private void written() {
        if (write.open()) {
            return;
        }
        settle(write.results());
        if (wave == Wave.CREATE) {
            if (unsure.isEmpty()) {
                end();
            } else {
                wave = Wave.LOOK_AGAIN;
            }
        } else if (sentBefore().isEmpty()) {
            create();
        } else {
            wave = Wave.LOOK;
        }
    }

    private void settle(Map<String, Result> results) {
        Map<String, Done> of = wave == Wave.UPDATE ? updates : creates;
        results.forEach((id, result) -> {
            Done one = of.get(id);
            if (wave == Wave.CREATE && result instanceof Result.Unsure && SentContacts.address(one) != null) {
                unsure.add(one.failed(unknown(result)));
            } else {
                settle(of, id, done(one, result));
            }
        });
    }

    private static String unknown(Result result) {
        return "no answer told whether it was written: " + ((Result.Unsure) result).reason();
    }

    private void end() {
        wave = Wave.DONE;
        settled.addAll(unsure);
        effects.accept(settled);
    }

    private Done done(Done one, Result result) {
        if (result instanceof Result.Written written) {
            return one.contact(written.id(), false, written.stored());
        } else if (result instanceof Result.Rejected rejected) {
            boolean creates = one.action(Action.CreateContact.class) != null;
            return creates && rejected.existing() != null
                    ? one.contact(rejected.existing(), true, Map.of())
                    : one.failed("HubSpot refuses: " + rejected.words());
        } else if (result instanceof Result.Unsure) {
            inDoubt(one);
            return one.failed(unknown(result));
        }
        return one.gone();
    }

    /** A contact that may be there, and that no address tells from others, is to be seen before it is created again. */
    private void inDoubt(Done one) {
        if (one.action(Action.CreateContact.class) != null && SentContacts.address(one) == null) {
            work.lookAtAllNext();
        }
    }

    private void found(List<Done> of, byte[] answer) {
        sent.found(of, BatchAnswer.of(answer).records()).forEach(one -> {
            unsure.removeIf(other -> other.row().place() == one.row().place());
            settle(creates, one.decision().cardId(), one.done());
        });
    }

    private void create() {
        for (String card : List.copyOf(creates.keySet())) {
            Done one = creates.get(card);
            if (one.row().sent() && SentContacts.address(one) == null) {
                inDoubt(one);
                settle(
                        creates,
                        card,
                        one.failed("was sent before an interruption and has no address to look for it by;"
                                + " the next run looks at all contacts, and links it or creates it"));
            }
        }
        notes.sending().accept(List.copyOf(creates.values()));
        begin(
                Wave.CREATE,
                new BatchCreate(
                        work.mapping().account(),
                        paths,
                        TYPE,
                        creates.entrySet().stream()
                                .map(one -> new Input(
                                        one.getKey(),
                                        one.getValue()
                                                .action(Action.CreateContact.class)
                                                .values()))
                                .toList()));
    }

    private void settle(Map<String, Done> of, String id, Done one) {
        of.remove(id);
        settled.add(one);
    }

    @Override
    public Work work() {
        return work;
    }
}
