package dev.serai.journey;

import dev.serai.journey.SyncLines.Line;
import dev.serai.journey.SyncModel.Card;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is on the cards that a sync registers: facts 4.4 and 9, and {@code docs/sync.md}. */
final class SyncNewCards {
    private static final List<String> TAKEN = List.of(
            "lastName",
            "firstName",
            "lastNameReading",
            "firstNameReading",
            "departmentName",
            "title",
            "companyName",
            "countryCode",
            "postalCode",
            "prefecture",
            "city",
            "street",
            "building",
            "email",
            "mobile",
            "tel",
            "secondTel",
            "fax",
            "url",
            "memo");

    private SyncNewCards() {}

    /** A card made from nothing but a contact. */
    static Map<String, String> of(Map<String, String> contact) {
        return changes(SyncLines.ALL.stream().filter(Line::back).toList(), contact);
    }

    /** Sansan needs a name or a company. */
    static boolean isTaken(Map<String, String> card) {
        return card.containsKey("lastName") || card.containsKey("firstName") || card.containsKey("companyName");
    }

    /** What lines would bring to a card, by the first member of each. */
    static Map<String, String> changes(List<Line> lines, Map<String, String> contact) {
        Map<String, String> changes = new HashMap<>();
        for (Line line : lines) {
            String value = SyncLines.toCard(line, contact);
            if (value != null) {
                changes.put(line.members().get(0), value);
            }
        }
        return changes;
    }

    /** Sansan takes cards for one person's by name and address alone. */
    static boolean wouldBeMerged(Card card, Map<String, String> changes) {
        return card.email() != null
                && card.values().containsKey("lastName")
                && List.of("lastName", "firstName", "email").stream().noneMatch(changes::containsKey);
    }

    /** The card as it is, with the changes, and dated later. */
    static Map<String, String> newer(Card card, List<Line> lines, Map<String, String> changes) {
        Map<String, String> values = new TreeMap<>();
        TAKEN.stream()
                .filter(card.values()::containsKey)
                .forEach(member -> values.put(member, card.values().get(member)));
        lines.stream()
                .filter(line -> changes.containsKey(line.members().get(0)))
                .forEach(line -> values.keySet().removeAll(line.members()));
        values.putAll(changes);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        String date = card.values().get("exchangeDate");
        LocalDate present = date == null ? LocalDate.MIN : LocalDate.parse(date);
        values.put("exchangeDate", (present.isBefore(today) ? today : present.plusDays(1)).toString());
        return values;
    }

    /** Which of these values a card lacks or has otherwise; its memo is told without the hub's mark. */
    static Map<String, String> missing(Map<String, String> expected, Map<String, String> card) {
        Map<String, String> missing = new TreeMap<>(expected);
        missing.entrySet().removeAll(card.entrySet());
        return missing;
    }
}
