package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds of associations there are between objects, from the table {@code associations.txt}. */
final class AssociationTypes {
    /**
     * One kind, seen from the many side.
     *
     * @param from short name of the object whose records each pick a partner
     * @param to short name of the partner's object
     * @param label null for the plain kind
     * @param share of the from records, in percent
     */
    record Kind(String from, String to, String category, int typeId, int backTypeId, String label, int share) {}

    private static final AssociationTypes ONLY = new AssociationTypes();

    private final List<Kind> kinds = Tables.read("associations.txt", 7).stream()
            .map(cells -> new Kind(
                    cells[0],
                    cells[1],
                    cells[2],
                    Integer.parseInt(cells[3]),
                    Integer.parseInt(cells[4]),
                    cells[5].isEmpty() ? null : cells[5],
                    Integer.parseInt(cells[6])))
            .toList();

    static AssociationTypes get() {
        return ONLY;
    }

    /** The kinds between two objects, whichever is named first; empty for an unknown pair. */
    List<Kind> between(Records a, Records b) {
        String one = a.type().shortName();
        String two = b.type().shortName();
        return Stream.concat(
                        kinds.stream()
                                .filter(kind -> kind.from().equals(one)
                                                && kind.to().equals(two)
                                        || kind.from().equals(two) && kind.to().equals(one)),
                        a.changes().ties().kinds(b).stream())
                .toList();
    }

    /** The association definitions of a custom object's schema, one per direction. */
    List<Map<String, Object>> ofSchema(Portal portal, Records records) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Records other : portal.objects()) {
            for (Kind kind : between(records, other)) {
                boolean forward = kind.from().equals(records.type().shortName());
                String name = kind.from() + "_to_" + kind.to();
                all.add(definition(forward ? kind.typeId() : kind.backTypeId(), records, other, name));
                all.add(definition(forward ? kind.backTypeId() : kind.typeId(), other, records, name));
            }
        }
        return all;
    }

    private static Map<String, Object> definition(int id, Records from, Records to, String name) {
        return Maps.of(
                "id",
                Integer.toString(id),
                "fromObjectTypeId",
                from.type().id(),
                "toObjectTypeId",
                to.type().id(),
                "name",
                name,
                "createdAt",
                null,
                "updatedAt",
                null);
    }
}
