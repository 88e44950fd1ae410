package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which records belong together: those that are derived so, or were filled in so, and what was done to them since. */
final class Associations {
    private final AssociationTypes types = AssociationTypes.get();
    private final Picks picks = new Picks();

    /**
     * The partners of a record by id, with the kinds of association, seen from the record.
     *
     * @throws Refusal with 400, if the two objects have nothing to do with each other
     */
    TreeMap<Long, List<Map<String, Object>>> of(Records from, Row row, Records to) {
        List<AssociationTypes.Kind> kinds = kinds(from, to);
        TreeMap<Long, List<Map<String, Object>>> partners = new TreeMap<>();
        boolean forward = forward(from, kinds.get(0));
        boolean derived = from.origin().derived() && to.origin().derived();
        for (int index : derived ? Picks.indexes(from, row) : List.<Integer>of()) {
            if (forward) {
                add(partners, kinds, true, to, index, picks.partnerOf(from, to, index));
            } else {
                for (int partner : picks.partnersOf(to, from, index)) {
                    add(partners, kinds, false, to, partner, partner);
                }
            }
        }
        touched(from, row, to, partners);
        return partners;
    }

    /** What was done to the pairs by hand comes on top of what is derived. */
    private static void touched(Records from, Row row, Records to, TreeMap<Long, List<Map<String, Object>>> partners) {
        touched(from, row.id(), to, partners);
        row.merged().forEach(id -> touched(from, id, to, partners));
    }

    private static void touched(Records from, long id, Records to, TreeMap<Long, List<Map<String, Object>>> partners) {
        from.changes().ties().of(id, to).forEach((partner, kinds) -> {
            Row row = to.resolve(partner);
            if (row != null && !row.binned() && !kinds.isEmpty()) {
                partners.put(row.id(), kinds);
            } else if (row != null) {
                partners.remove(row.id());
            }
        });
    }

    /** Gives a pair further kinds; a labelled pair has the plain kind too. */
    synchronized void tie(Records from, Row row, Records to, Row partner, List<AssociationTypes.Kind> more) {
        List<AssociationTypes.Kind> all = new ArrayList<>(more);
        kinds(from, to).stream()
                .filter(kind -> kind.label() == null && kind.category().equals("HUBSPOT_DEFINED"))
                .forEach(all::add);
        set(from, row, to, partner, all, List.of());
    }

    /** @param typeIds the kinds to take away, as seen from the record; null for all */
    synchronized void untie(Records from, Row row, Records to, Row partner, Set<Integer> typeIds) {
        set(
                from,
                row,
                to,
                partner,
                List.of(),
                kinds(from, to).stream()
                        .filter(kind -> typeIds == null
                                || typeIds.contains(
                                        json(kind, forward(from, kind)).get("typeId")))
                        .toList());
    }

    private void set(
            Records from,
            Row row,
            Records to,
            Row partner,
            List<AssociationTypes.Kind> more,
            List<AssociationTypes.Kind> fewer) {
        List<Map<String, Object>> there = of(from, row, to).getOrDefault(partner.id(), List.of());
        List<Map<String, Object>> back = of(to, partner, from).getOrDefault(row.id(), List.of());
        from.changes().ties().set(row.id(), to, partner.id(), edited(there, from, more, fewer));
        to.changes().ties().set(partner.id(), from, row.id(), edited(back, to, more, fewer));
    }

    private static List<Map<String, Object>> edited(
            List<Map<String, Object>> present,
            Records seenFrom,
            List<AssociationTypes.Kind> more,
            List<AssociationTypes.Kind> fewer) {
        Set<Map<String, Object>> all = new LinkedHashSet<>(present);
        more.forEach(kind -> all.add(json(kind, forward(seenFrom, kind))));
        fewer.forEach(kind -> all.remove(json(kind, forward(seenFrom, kind))));
        return List.copyOf(all);
    }

    static boolean forward(Records from, AssociationTypes.Kind kind) {
        return kind.from().equals(from.type().shortName());
    }

    /**
     * The kind of association that is meant from one object to another, or null.
     *
     * @param type as clients send it
     */
    AssociationTypes.Kind kind(Records from, Records to, JsonNode type) {
        return types.between(from, to).stream()
                .filter(kind -> {
                    Map<String, Object> json = json(kind, forward(from, kind));
                    return json.get("typeId")
                                    .equals(type.path("associationTypeId").asInt())
                            && kind.category()
                                    .equals(type.path("associationCategory").asText());
                })
                .findFirst()
                .orElse(null);
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
}
