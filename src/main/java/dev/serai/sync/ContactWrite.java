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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Up to a hundred decisions that write to HubSpot. Contacts that are to be updated are read again first: one that was
 * edited meanwhile is left to the next run, which will know of the edit. What was written before an interruption is known
 * by its value then, and contacts whose creation was sent are looked for by their address before they are created again.
 */
final class ContactWrite implements Step {
    private static final String TYPE = "contacts";
    private static final String EMAIL = "email";

    private final Work work;
    private final Paths paths;
    private final Consumer<List<Done>> effects;
    private final Consumer<List<Done>> intents;
    private final Map<String, Done> updates = new LinkedHashMap<>();
    private final Map<String, Done> creates = new LinkedHashMap<>();
    private final List<Done> settled = new ArrayList<>();
    private Wave wave = Wave.READ;
    private BatchWrite write;

    private enum Wave {
        READ,
        LOOK,
        UPDATE,
        CREATE,
        DONE
    }

    /**
     * @param intents is told of decisions whose creation is about to be sent
     * @param effects is told when all are settled
     */
    ContactWrite(
            Work work, Paths paths, List<Done> decisions, Consumer<List<Done>> intents, Consumer<List<Done>> effects) {
        this.work = work;
        this.paths = paths;
        this.intents = intents;
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
        return wave != Wave.DONE && !work.stopped();
    }

    @Override
    public Request next() {
        return switch (wave) {
            case READ -> read(updates.keySet(), null, properties());
            case LOOK -> read(sentBefore().keySet(), EMAIL, List.of(EMAIL));
            default -> write.next();
        };
    }

    private Request read(Collection<String> ids, String idProperty, Collection<String> properties) {
        return BatchReads.of(work.mapping().account(), paths, TYPE, ids, idProperty, properties, false);
    }

    private Set<String> properties() {
        Set<String> properties = new LinkedHashSet<>();
        updates.values()
                .forEach(one -> one.action(Action.UpdateContact.class)
                        .changes()
                        .forEach(change -> properties.add(change.property())));
        return properties;
    }

    /** Creations that were sent before an interruption, by address. */
    private Map<String, Done> sentBefore() {
        Map<String, Done> sent = new LinkedHashMap<>();
        creates.values().stream().filter(one -> one.row().sent()).forEach(one -> {
            String email = one.action(Action.CreateContact.class).values().get(EMAIL);
            if (email != null) {
                sent.put(email, one);
            }
        });
        return sent;
    }

    @Override
    public void answered(byte[] answer) {
        switch (wave) {
            case READ -> {
                compare(BatchAnswer.of(answer).records());
                afterRead();
            }
            case LOOK -> {
                found(BatchAnswer.of(answer).records());
                create();
            }
            default -> {
                write.answered(answer);
                written();
            }
        }
    }

    @Override
    public void failed(RemoteException why) {
        if (write == null || wave == Wave.READ || wave == Wave.LOOK) {
            work.fail(why);
            return;
        }
        try {
            write.refused(why);
            written();
        } catch (RemoteException nothingGoes) {
            work.fail(nothingGoes);
        }
    }

    private void compare(Map<String, Map<String, String>> live) {
        for (String id : List.copyOf(updates.keySet())) {
            Done one = updates.get(id);
            Map<String, String> now = live.get(id);
            if (now == null) {
                settle(updates, id, one.gone());
            } else if (work.resumed()
                    && changes(one).allMatch(change -> same(change.to(), now.get(change.property())))) {
                settle(updates, id, one.contact(id, false, now));
            } else if (changes(one).anyMatch(change -> !expected(change, now.get(change.property())))) {
                settle(updates, id, one.moved("the contact was edited just before the write; the next run sees to it"));
            }
        }
    }

    /** Whether a value is as it was when it was read or, after an interruption, as it was written before that. */
    private boolean expected(FieldChange change, String now) {
        return same(change.from(), now) || work.resumed() && same(change.to(), now);
    }

    private static Stream<FieldChange> changes(Done one) {
        return one.action(Action.UpdateContact.class).changes().stream();
    }

    private static boolean same(String one, String other) {
        return (one == null ? "" : one.strip()).equals(other == null ? "" : other.strip());
    }

    private void afterRead() {
        begin(
                Wave.UPDATE,
                new BatchUpdate(
                        work.mapping().account(),
                        paths,
                        TYPE,
                        updates.entrySet().stream()
                                .map(one -> new Input(one.getKey(), values(one.getValue())))
                                .toList()));
    }

    private static Map<String, String> values(Done one) {
        Map<String, String> values = new LinkedHashMap<>();
        one.action(Action.UpdateContact.class)
                .changes()
                .forEach(change -> values.put(change.property(), change.to() == null ? "" : change.to()));
        return values;
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
        Map<String, Done> of = wave == Wave.UPDATE ? updates : creates;
        write.results().forEach((id, result) -> settle(of, id, done(of.get(id), result)));
        if (wave == Wave.CREATE) {
            wave = Wave.DONE;
            effects.accept(settled);
        } else if (sentBefore().isEmpty()) {
            create();
        } else {
            wave = Wave.LOOK;
        }
    }

    private Done done(Done one, Result result) {
        if (result instanceof Result.Written written) {
            return one.contact(written.id(), false, written.stored());
        } else if (result instanceof Result.Rejected rejected) {
            boolean creates = one.action(Action.CreateContact.class) != null;
            return creates && rejected.existing() != null
                    ? one.contact(rejected.existing(), true, Map.of())
                    : one.failed("HubSpot refuses: " + rejected.words());
        } else if (result instanceof Result.Unsure unsure) {
            inDoubt(one);
            return one.failed("no answer told whether it was written: " + unsure.reason());
        }
        return one.gone();
    }

    /** A contact that may be there, and that no address tells from others, is to be seen before it is created again. */
    private void inDoubt(Done one) {
        Action.CreateContact create = one.action(Action.CreateContact.class);
        if (create != null && !create.values().containsKey(EMAIL)) {
            work.lookAtAllNext();
        }
    }

    private void found(Map<String, Map<String, String>> contacts) {
        Map<String, Done> sent = sentBefore();
        contacts.forEach((id, values) -> {
            Done one = values.get(EMAIL) == null ? null : sent.get(values.get(EMAIL));
            if (one != null) {
                settle(creates, one.action(Action.CreateContact.class).cardId(), one.contact(id, true, Map.of()));
            }
        });
    }

    private void create() {
        for (String card : List.copyOf(creates.keySet())) {
            Done one = creates.get(card);
            if (one.row().sent()
                    && !one.action(Action.CreateContact.class).values().containsKey(EMAIL)) {
                inDoubt(one);
                settle(
                        creates,
                        card,
                        one.failed("was sent before an interruption and has no address to look for it by;"
                                + " the next run looks at all contacts, and links it or creates it"));
            }
        }
        intents.accept(List.copyOf(creates.values()));
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
