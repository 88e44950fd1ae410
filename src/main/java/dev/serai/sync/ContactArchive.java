package dev.serai.sync;

import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchArchive;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.Paths;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts up to a hundred contacts into the recycling bin; reads them again first, and leaves those that were edited meanwhile. */
final class ContactArchive implements Step {
    private static final String TYPE = "contacts";

    private final Work work;
    private final Paths paths;
    private final Check check;
    private final Consumer<List<Done>> sending;
    private final Consumer<List<Done>> effects;
    private final List<Done> settled = new ArrayList<>();
    private List<Done> decisions;
    private boolean read;
    private boolean open = true;

    /**
     * What contacts have to be like to be archived.
     *
     * @param properties what has to be read of them
     * @param stays      takes what was read, by contact, and tells which ones must stay, with the reason
     */
    record Check(Set<String> properties, Function<Map<String, Map<String, String>>, Map<String, String>> stays) {}

    /**
     * @param sending is told of those that are about to be archived
     * @param effects is told when it is known what became of them
     */
    ContactArchive(
            Work work,
            Paths paths,
            List<Done> decisions,
            Check check,
            Consumer<List<Done>> sending,
            Consumer<List<Done>> effects) {
        this.work = work;
        this.paths = paths;
        this.decisions = decisions;
        this.check = check;
        this.sending = sending;
        this.effects = effects;
    }

    @Override
    public boolean open() {
        return open && !work.stopped();
    }

    @Override
    public Request next() {
        String account = work.mapping().account();
        List<String> ids =
                decisions.stream().map(one -> one.decision().contactId()).toList();
        return read
                ? BatchArchive.of(account, paths, TYPE, ids)
                : BatchReads.of(account, paths, TYPE, ids, null, check.properties(), false);
    }

    @Override
    public void answered(byte[] answer) {
        if (read) {
            settle(decisions);
        } else {
            read = true;
            compare(BatchAnswer.of(answer).records());
        }
    }

    private void compare(Map<String, Map<String, String>> live) {
        Map<String, String> stays = check.stays().apply(live);
        List<Done> left = new ArrayList<>();
        for (Done one : decisions) {
            String contact = one.decision().contactId();
            if (one.row().sent() && !live.containsKey(contact)) {
                settled.add(one); // archived before an interruption
            } else if (stays.containsKey(contact)) {
                settled.add(one.moved(stays.get(contact)));
            } else {
                left.add(one);
            }
        }
        decisions = left;
        if (left.isEmpty()) {
            settle(List.of());
        } else {
            sending.accept(left);
        }
    }

    @Override
    public void failed(RemoteException why) {
        if (!read || why.status() == 401 || why.status() == 403) {
            work.fail(why);
        } else {
            settle(decisions.stream()
                    .map(one -> one.failed("HubSpot refuses to archive it: " + why.getMessage()))
                    .toList());
        }
    }

    private void settle(List<Done> last) {
        open = false;
        settled.addAll(last);
        effects.accept(settled);
    }

    @Override
    public Work work() {
        return work;
    }
}
