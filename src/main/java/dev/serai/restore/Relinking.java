package dev.serai.restore;

import dev.serai.catalogue.RestoreLinks;
import dev.serai.catalogue.RestoreLinks.NotLinked;
import dev.serai.hubspot.AssociationType;
import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchAssociate;
import dev.serai.hubspot.BatchAssociate.Input;
import dev.serai.hubspot.BatchWrite;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import dev.serai.restore.Linkage.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page of an archive's associations, of which those of records created anew are put back: first it is found out which
 * of the records at their other ends are there, then all that can be are associated. Everything of it can be repeated.
 */
final class Relinking implements Turns {
    /** Some records of one object that may be there. */
    private record Ask(Side side, List<String> ids) {}

    private final Linkage linkage;
    private final Relinks relinks;
    private final int page;
    private final List<Tie> ties;
    private final Map<String, String> fromIds = new HashMap<>();
    private final Map<String, String> toIds = new HashMap<>();
    private final Deque<Ask> asks = new ArrayDeque<>();
    private final Deque<Ask> lost = new ArrayDeque<>();
    private final List<NotLinked> notLinked = new ArrayList<>();
    private final Map<Input, List<Tie>> tied = new LinkedHashMap<>();
    private BatchAssociate associate;
    private boolean done;

    Relinking(Linkage linkage, int page, List<Tie> all) {
        this.linkage = linkage;
        this.relinks = linkage.relinks();
        this.page = page;
        this.ties = concerned(all);
        resolve(linkage.from(), ties.stream().map(Tie::from).toList(), fromIds);
        resolve(linkage.to(), ties.stream().map(Tie::to).toList(), toIds);
        if (asks.isEmpty()) {
            tie();
        }
    }

    /** Those of which one end is a record that was created anew and is not linked. */
    private List<Tie> concerned(List<Tie> all) {
        if (linkage.from().mine()) {
            fromIds.putAll(
                    relinks.unlinked(linkage.from(), all.stream().map(Tie::from).toList()));
        }
        if (linkage.to().mine()) {
            toIds.putAll(
                    relinks.unlinked(linkage.to(), all.stream().map(Tie::to).toList()));
        }
        return all.stream()
                .filter(tie -> fromIds.containsKey(tie.from()) || toIds.containsKey(tie.to()))
                .toList();
    }

    private void resolve(Side side, List<String> oldIds, Map<String, String> ids) {
        Set<String> open = new LinkedHashSet<>(oldIds);
        open.removeAll(ids.keySet());
        ids.putAll(relinks.newIds(side, open));
        open.removeAll(ids.keySet());
        open.removeIf(id -> {
            String known = relinks.there(side, id);
            if (known != null) {
                ids.put(id, known);
            }
            return known != null || !relinks.sameAccount(side);
        });
        List<String> left = List.copyOf(open);
        for (int i = 0; i < left.size(); i += BatchWrite.MOST) {
            asks.add(new Ask(side, left.subList(i, Math.min(left.size(), i + BatchWrite.MOST))));
        }
    }

    @Override
    public Applying run() {
        return relinks.run();
    }

    @Override
    public boolean open() {
        return !done && !run().stopped();
    }

    @Override
    public Request next() {
        if (!asks.isEmpty()) {
            return relinks.read(asks.element().side(), asks.element().ids());
        }
        return lost.isEmpty()
                ? associate.next()
                : relinks.readOne(lost.element().side(), lost.element().ids().get(0));
    }

    @Override
    public void answered(byte[] answer) {
        if (!asks.isEmpty()) {
            read(asks.remove(), BatchAnswer.of(answer));
        } else if (!lost.isEmpty()) {
            Ask one = lost.remove();
            found(one.side(), one.ids().get(0), BatchAnswer.idOf(answer));
            afterReads();
        } else {
            associate.answered(answer);
            finish();
        }
    }

    private void read(Ask ask, BatchAnswer answer) {
        for (String id : ask.ids()) {
            if (answer.records().containsKey(id)) {
                found(ask.side(), id, id);
            } else if (!answer.notFound().contains(id)) {
                lost.add(new Ask(ask.side(), List.of(id)));
            }
        }
        afterReads();
    }

    private void found(Side side, String id, String under) {
        (side == linkage.from() ? fromIds : toIds).put(id, under);
        relinks.there(side, id, under);
    }

    private void afterReads() {
        if (asks.isEmpty() && lost.isEmpty()) {
            tie();
        }
    }

    private void tie() {
        Map<List<String>, List<Tie>> pairs = new LinkedHashMap<>();
        for (Tie tie : ties) {
            String from = fromIds.get(tie.from());
            String to = toIds.get(tie.to());
            if (from == null || to == null) {
                notLinked.add(missing(tie, from == null));
            } else if (linkage.type(tie) == null) {
                notLinked.add(tie.not(
                        linkage,
                        "refused",
                        "the label \"" + tie.label()
                                + "\" does not exist any more; create it again and set it by hand"));
            } else {
                pairs.computeIfAbsent(List.of(from, to), pair -> new ArrayList<>())
                        .add(tie);
            }
        }
        pairs.forEach((pair, some) -> {
            List<AssociationType> types =
                    some.stream().map(linkage::type).distinct().toList();
            tied.put(new Input(pair.get(0), pair.get(1), types), some);
        });
        associate = relinks.associate(linkage, List.copyOf(tied.keySet()));
        finish();
    }

    private NotLinked missing(Tie tie, boolean from) {
        Side side = from ? linkage.from() : linkage.to();
        return tie.not(
                linkage,
                RestoreLinks.MISSING,
                "there is no record " + (from ? tie.from() : tie.to()) + " of " + side.object()
                        + "; once it is there again, a restore with recreateDeleted puts the association back");
    }

    private void finish() {
        if (associate.open()) {
            return;
        }
        associate
                .refused()
                .forEach((input, words) ->
                        tied.remove(input).forEach(tie -> notLinked.add(tie.not(linkage, "refused", words))));
        int linked = tied.values().stream().mapToInt(List::size).sum();
        relinks.add(linkage, page, linked, notLinked);
        done = true;
    }

    @Override
    public void failed(RemoteException why) {
        if (asks.isEmpty() && !lost.isEmpty() && why.status() == 404) {
            lost.remove();
            afterReads();
        } else if (asks.isEmpty() && lost.isEmpty()) {
            associate.refused(why);
            finish();
        } else {
            run().fail(why);
        }
    }
}
