package dev.serai.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of records of one portal, with how many of what there are by default. */
record ObjectTypes(Map<ObjectType, int[]> countsByType) {
    /** Reads the table {@code objects.txt}; custom objects get the portal's prefix. */
    static ObjectTypes of(long portalId) {
        Map<ObjectType, int[]> types = new LinkedHashMap<>();
        for (String[] cells : Tables.read("objects.txt", 11)) {
            String name = cells[1].startsWith("2-") ? "p" + portalId + "_" + cells[0] : cells[0];
            ObjectType type = new ObjectType(
                    name,
                    cells[1],
                    cells[2],
                    cells[3],
                    list(cells[4]),
                    list(cells[5]),
                    cells[6],
                    list(cells[7]),
                    "optional".equals(cells[10]));
            types.put(type, new int[] {Integer.parseInt(cells[8]), Integer.parseInt(cells[9])});
        }
        return new ObjectTypes(types);
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(","));
    }
}
