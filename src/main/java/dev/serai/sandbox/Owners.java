package dev.serai.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The people records are assigned to: twelve at work, two who left, one queue. */
record Owners(List<Map<String, Object>> active, List<Map<String, Object>> archived) {
    static final List<String> IDS = IntStream.range(0, 14)
            .mapToObj(i -> Integer.toString(61_520_001 + 37 * i))
            .toList();

    static Owners create() {
        List<Map<String, Object>> people =
                IntStream.range(0, 14).mapToObj(i -> owner(i, i >= 12)).toList();
        Map<String, Object> queue = owner(14, false);
        queue.put("type", "QUEUE");
        List<Map<String, Object>> active = new java.util.ArrayList<>(people.subList(0, 12));
        active.add(queue);
        return new Owners(active, people.subList(12, 14));
    }

    /** The ids by which records name them. */
    List<String> ids() {
        return Stream.concat(active.stream(), archived.stream())
                .map(owner -> (String) owner.get("id"))
                .toList();
    }

    private static Map<String, Object> owner(int i, boolean archived) {
        int userId = 7_400_000 + 13 * i;
        byte[][] first = Pools.get().of("first")[i % 7];
        byte[][] last = Pools.get().of("last")[i % 7];
        return Maps.of(
                "id",
                Integer.toString(61_520_001 + 37 * i),
                "email",
                "owner" + i + "@example.co.jp",
                "type",
                "PERSON",
                "firstName",
                plain(first[i]),
                "lastName",
                plain(last[i]),
                "userId",
                archived ? null : userId,
                "userIdIncludingInactive",
                userId,
                "createdAt",
                "2021-01-0" + (1 + i % 9) + "T02:03:04.567Z",
                "updatedAt",
                "2026-01-0" + (1 + i % 9) + "T02:03:04.567Z",
                "archived",
                archived,
                "teams",
                i % 3 == 0
                        ? List.of(Maps.of("id", "5500" + i % 2, "name", "Team " + i % 2, "primary", true))
                        : List.of());
    }

    private static String plain(byte[] token) {
        String text = Json.text(token);
        return text.substring(1, text.length() - 1);
    }
}
