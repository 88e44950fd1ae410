package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which records belong together. Every record of the many side picks one partner by a formula that can be turned round, so
 * both sides agree; one partner in each pair of objects has hundreds.
 */
final class Associations {
    private static final int MOST_WITH_ONE = 1300;

    private final AssociationTypes types = AssociationTypes.get();
    private final Map<Records, Shuffle> shuffles = new ConcurrentHashMap<>();

    /**
     * The partners of a record by id, with the kinds of association, seen from the record.
     *
     * @throws Refusal with 400, if the two objects have nothing to do with each other
     */
    TreeMap<Long, List<Map<String, Object>>> of(Records from, Row row, Records to) {
        List<AssociationTypes.Kind> kinds = kinds(from, to);
        TreeMap<Long, List<Map<String, Object>>> partners = new TreeMap<>();
        boolean forward = kinds.get(0).from().equals(from.type().shortName());
        for (int index : indexes(from, row)) {
            if (forward) {
                add(partners, kinds, true, to, index, partnerOf(from, to, index));
            } else {
                for (int partner : partnersOf(to, from, index)) {
                    add(partners, kinds, false, to, partner, partner);
                }
            }
        }
        return partners;
    }

    List<AssociationTypes.Kind> kinds(Records from, Records to) {
        List<AssociationTypes.Kind> kinds = types.between(from, to);
        if (kinds.isEmpty()) {
            throw Refusal.invalid("No association types exist between "
                    + from.type().id() + " and " + to.type().id());
        }
        return kinds;
    }

    /** @param many index of the record that picked, which decides on the kinds */
    private static void add(
            TreeMap<Long, List<Map<String, Object>>> partners,
            List<AssociationTypes.Kind> kinds,
            boolean forward,
            Records to,
            int many,
            int partner) {
        if (partner < 0 || partner >= to.ids().size()) {
            return;
        }
        Row row = to.resolve(to.ids().at(partner));
        if (row == null || row.binned()) {
            return;
        }
        for (AssociationTypes.Kind kind : kinds) {
            if (Mix.below(Mix.mix(many * 31L + kind.typeId()), 100) < kind.share()) {
                Map<String, Object> json = json(kind, forward);
                List<Map<String, Object>> known = partners.computeIfAbsent(row.id(), id -> new ArrayList<>());
                if (!known.contains(json)) {
                    known.add(json);
                }
            }
        }
    }

    static Map<String, Object> json(AssociationTypes.Kind kind, boolean forward) {
        return Maps.of(
                "category", kind.category(),
                "typeId", forward ? kind.typeId() : kind.backTypeId(),
                "label", kind.label());
    }

    /** The places a record's associations follow from: its own, or those of the records merged into it. */
    private static List<Integer> indexes(Records records, Row row) {
        if (row.index() >= 0) {
            return List.of(row.index());
        }
        return row.change().merged().stream()
                .map(id -> records.ids().indexOf(id))
                .filter(index -> index >= 0)
                .toList();
    }

    private int partnerOf(Records many, Records one, int index) {
        int partners = one.ids().size();
        int turn = shuffle(many).at(index);
        return partners == 0 ? -1 : turn < crowd(many) ? partners / 3 : turn % partners;
    }

    private List<Integer> partnersOf(Records many, Records one, int index) {
        Shuffle shuffle = shuffle(many);
        int partners = one.ids().size();
        int crowd = crowd(many);
        List<Integer> all = new ArrayList<>();
        for (int turn = 0; index == partners / 3 && turn < crowd; turn++) {
            all.add(shuffle.placeOf(turn));
        }
        for (long turn = index; turn < many.ids().size(); turn += partners) {
            if (turn >= crowd) {
                all.add(shuffle.placeOf((int) turn));
            }
        }
        return all;
    }

    private static int crowd(Records many) {
        return Math.min(MOST_WITH_ONE, many.ids().size() / 4);
    }

    private Shuffle shuffle(Records records) {
        return shuffles.computeIfAbsent(records, r -> new Shuffle(r.ids().size()));
    }
}
