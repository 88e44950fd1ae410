package dev.serai.restore;

import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchCreate;
import dev.serai.hubspot.BatchWrite.Result;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Up to a hundred records that are gone for good on their way to being created anew. What is about to be sent is written
 * down first; what has no answer stays so, and is looked for by {@link Looking}.
 */
final class Creation implements Turns {
    private enum Step {
        /** Looking whether they are really gone. */
        READ,
        /** Looking at records that were created for them before. */
        READ_STAND_INS,
        CREATE,
        DONE
    }

    private final Creating creating;
    private final List<NewRecord> records;
    private Step step;
    private BatchCreate create;
    private List<String> sent = List.of();
    private final Set<String> answered = new HashSet<>();

    Creation(Creating creating, List<NewRecord> records) {
        this.creating = creating;
        this.records = records;
        this.step = Step.READ;
        if (!creating.sameAccount()) {
            afterRead();
        }
    }

    @Override
    public Applying run() {
        return creating.run();
    }

    @Override
    public boolean open() {
        return step != Step.DONE && !run().stopped();
    }

    private List<NewRecord> openRecords() {
        return records.stream().filter(NewRecord::open).toList();
    }

    private List<String> standIns() {
        return openRecords().stream()
                .map(NewRecord::standIn)
                .filter(id -> id != null)
                .toList();
    }

    @Override
    public Request next() {
        return switch (step) {
            case READ -> run().read(openRecords().stream().map(NewRecord::oldId).toList(), Set.of(Analysis.ID));
            case READ_STAND_INS -> run().read(standIns(), Set.of(Analysis.ID));
            default -> {
                sent = create.current();
                creating.intend(sent);
                yield create.next();
            }
        };
    }

    @Override
    public void answered(byte[] answer) {
        switch (step) {
            case READ -> thereAfterAll(BatchAnswer.of(answer));
            case READ_STAND_INS -> {
                Set<String> there = BatchAnswer.of(answer).records().keySet();
                openRecords().stream()
                        .filter(record -> there.contains(record.standIn()))
                        .forEach(record -> record.standsIn(record.standIn()));
                begin();
            }
            default -> {
                create.answered(answer);
                take();
            }
        }
    }

    @Override
    public void failed(RemoteException why) {
        if (step != Step.CREATE) {
            run().fail(why);
            return;
        }
        if (run().unwritable().learn(why, create.sent())) {
            creating.withdraw(sent);
            again();
            return;
        }
        try {
            create.refused(why);
        } catch (RemoteException nothingGoes) {
            abandoned();
            throw nothingGoes;
        }
        take();
    }

    @Override
    public void abandoned() {
        if (step == Step.CREATE) {
            creating.withdraw(sent);
        }
    }

    /** An analysis may have been mistaken, or records may have been brought back since. */
    private void thereAfterAll(BatchAnswer answer) {
        Set<String> gone = answer.notFound();
        openRecords().stream()
                .filter(record -> !gone.contains(record.oldId()))
                .forEach(record -> record.settle(
                        Outcome.MOVED,
                        "HubSpot knows the record after all, so it was not created anew; ask for a new plan"));
        afterRead();
    }

    private void afterRead() {
        if (standIns().isEmpty()) {
            begin();
        } else {
            step = Step.READ_STAND_INS;
        }
    }

    private void begin() {
        keep(records.stream().filter(record -> !record.open()).toList());
        again();
    }

    /** Creates all of which nothing is known yet, without what has turned out not to be writable. */
    private void again() {
        List<NewRecord> left = openRecords().stream()
                .filter(record -> !answered.contains(record.oldId()))
                .toList();
        List<NewRecord> empty = left.stream()
                .filter(record -> record.sendable(run().unwritable()).isEmpty())
                .toList();
        empty.forEach(NewRecord::allLeftOut);
        keep(empty);
        create = creating.create(left.stream().filter(NewRecord::open).toList());
        step = create.open() ? Step.CREATE : Step.DONE;
    }

    /** Takes over what is known of the records that were sent last. */
    private void take() {
        Map<String, Result> results = create.results();
        List<String> notCreated = new ArrayList<>();
        List<NewRecord> settled = new ArrayList<>();
        for (NewRecord record : openRecords()) {
            if (sent.contains(record.oldId())) {
                Result result = results.get(record.oldId());
                if (result != null) {
                    answered.add(record.oldId());
                }
                if (result instanceof Result.Written done) {
                    record.created(done.id(), null);
                    settled.add(record);
                } else if (result instanceof Result.Rejected rejected) {
                    notCreated.add(record.oldId());
                    record.settle(Outcome.REJECTED, words(rejected));
                    settled.add(record);
                } else if (result == null) {
                    notCreated.add(record.oldId());
                }
            }
        }
        creating.withdraw(notCreated);
        keep(settled);
        step = create.open() ? Step.CREATE : Step.DONE;
    }

    private static String words(Result.Rejected rejected) {
        return rejected.existing() == null
                ? rejected.words()
                : "record " + rejected.existing() + " stands in its way, so it was not created anew: "
                        + rejected.words();
    }

    private void keep(List<NewRecord> settled) {
        if (!settled.isEmpty()) {
            creating.settle(settled);
        }
    }
}
