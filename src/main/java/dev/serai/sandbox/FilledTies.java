package dev.serai.sandbox;

import java.util.Iterator;
import java.util.Map;

/** Takes over the associations of two objects from rows of {@code from_id,to_id,category,type_id,label}. */
final class FilledTies {
    private final Records from;
    private final Records to;

    FilledTies(Records from, Records to) {
        this.from = from;
        this.to = to;
    }

    void read(Iterator<String[]> rows) {
        while (rows.hasNext()) {
            String[] row = rows.next();
            long id = Long.parseLong(row[0]);
            long other = Long.parseLong(row[1]);
            AssociationTypes.Kind kind = kind(row[2], Integer.parseInt(row[3]), row.length > 4 ? row[4] : null);
            boolean forward = Associations.forward(from, kind);
            add(from, id, to, other, Associations.json(kind, forward));
            if (from != to) {
                add(to, other, from, id, Associations.json(kind, !forward));
            }
        }
    }

    private static void add(Records from, long id, Records to, long other, Map<String, Object> kind) {
        from.changes().ties().start(id, to, other, kind);
    }

    /** The number of a kind seen from the other side is known for HubSpot's own kinds; others keep theirs. */
    private AssociationTypes.Kind kind(String category, int typeId, String label) {
        for (AssociationTypes.Kind kind : AssociationTypes.get().between(from, to)) {
            boolean forward = Associations.forward(from, kind);
            if (kind.category().equals(category)
                    && typeId == (forward ? kind.typeId() : kind.backTypeId())
                    && java.util.Objects.equals(kind.label(), label)) {
                return kind;
            }
        }
        AssociationTypes.Kind kind = new AssociationTypes.Kind(
                from.type().shortName(), to.type().shortName(), category, typeId, typeId, label, 0);
        from.changes().ties().known(to, kind);
        to.changes().ties().known(from, kind);
        return kind;
    }
}
