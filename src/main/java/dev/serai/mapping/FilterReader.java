package dev.serai.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what stands below {@code to-hubspot:} or {@code to-sansan:} of {@code filters:}. */
final class FilterReader {
    static final Set<String> KEYS = Set.of("email", "all", "any");
    static final List<String> EMAIL = List.of("valid", "any");
    private static final int DEEPEST = 4;
    private static final List<String> OPERATORS = Spot.words(Operator.class);

    private final String email;
    private final Consumer<Spot> field;

    private FilterReader(String email, Consumer<Spot> field) {
        this.email = email;
        this.field = field;
    }

    static FilterReader ofCards() {
        return new FilterReader("email", spot -> {
            String name = spot.text();
            if (name != null && !CardMember.all().containsKey(name)) {
                spot.unknown(name, "member of a card", CardMember.all().keySet());
            }
        });
    }

    /** @param email the property that holds a contact's address */
    static FilterReader ofContacts(String email) {
        return new FilterReader(email, FieldReader::property);
    }

    /** @param spot null if the file says nothing: then only records with a valid e-mail address take part */
    Filter read(Spot spot) {
        Map<String, Spot> keys = spot == null ? Map.of() : spot.members(KEYS);
        List<Filter> parts = new ArrayList<>();
        if (!keys.containsKey("email") || valid(keys.get("email"))) {
            parts.add(new Filter.ValidEmail(email));
        }
        groups(keys, parts, 1);
        return new Filter.All(List.copyOf(parts));
    }

    private static boolean valid(Spot spot) {
        String text = spot.text();
        if (text != null && !EMAIL.contains(text)) {
            spot.unknown(text, "value of this key", EMAIL);
        }
        return !"any".equals(text);
    }

    private void groups(Map<String, Spot> keys, List<Filter> parts, int depth) {
        if (keys.containsKey("all")) {
            parts.add(new Filter.All(parts(keys.get("all"), depth)));
        }
        if (keys.containsKey("any")) {
            parts.add(new Filter.Any(parts(keys.get("any"), depth)));
        }
    }

    private List<Filter> parts(Spot group, int depth) {
        if (depth > DEEPEST) {
            group.finding("is a group in a group in a group; " + DEEPEST + " levels are the most");
            return List.of();
        }
        List<Filter> parts = new ArrayList<>();
        for (Spot item : group.items()) {
            Map<String, Spot> keys = item.members(known());
            if (keys.containsKey("field")) {
                check(item, keys, parts);
            } else if (keys.containsKey("all") || keys.containsKey("any")) {
                keys.keySet().stream()
                        .filter(OPERATORS::contains)
                        .forEach(question -> keys.get(question)
                                .finding("does not belong beside a group; take it out, or write field: beside it"));
                groups(keys, parts, depth + 1);
            } else {
                item.finding("says nothing; write {field: title, is: 部長}, or a group, all: or any:");
            }
        }
        return List.copyOf(parts);
    }

    private static Collection<String> known() {
        Set<String> known = new LinkedHashSet<>(OPERATORS);
        known.addAll(List.of("field", "all", "any"));
        return known;
    }

    private void check(Spot item, Map<String, Spot> keys, List<Filter> parts) {
        Spot named = keys.get("field");
        field.accept(named);
        List<String> asked = keys.keySet().stream().filter(OPERATORS::contains).toList();
        if (asked.size() != 1 || keys.size() != 2) {
            item.finding(
                    "a field needs one question, there are " + asked + "; known are " + String.join(", ", OPERATORS));
            return;
        }
        Operator operator = Operator.values()[OPERATORS.indexOf(asked.get(0))];
        Spot wanted = keys.get(asked.get(0));
        if (!operator.takesValues()) {
            if (!wanted.yes()) {
                wanted.finding("is always true; for the opposite write "
                        + (operator == Operator.KNOWN ? "unknown: true" : "known: true"));
            }
            parts.add(new Filter.Check(named.text(), operator, List.of()));
            return;
        }
        List<String> values = wanted.texts();
        if (operator.takesDate() && (values.size() != 1 || !isDate(values.get(0)))) {
            wanted.finding(values + " is not one date; write it as 2026-08-01");
        } else {
            parts.add(new Filter.Check(named.text(), operator, values));
        }
    }

    private static boolean isDate(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}") && AsDate.date(text) != null;
    }
}
