package dev.serai.restore;

import dev.serai.hubspot.Definition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that is worked out beforehand about a property that is restored. */
final class Column {
    /** By API it goes forward only; an earlier stage is answered with success and not stored (facts section 5.2). */
    private static final String FORWARD_ONLY = "lifecyclestage";

    private final String name;
    private final Definition definition;
    private final Spelling spelling;
    private final Check[] checks;
    private final boolean unique;
    private final Map<String, Integer> order = new HashMap<>();

    /** @param elsewhere the account need not be the one that was backed up */
    static List<Column> of(Selection selection, Surroundings surroundings, boolean elsewhere) {
        return selection.creatable().values().stream()
                .map(definition -> new Column(selection.object(), definition, surroundings, elsewhere))
                .toList();
    }

    private Column(String object, Definition definition, Surroundings surroundings, boolean elsewhere) {
        this.name = definition.name();
        this.definition = definition;
        this.spelling = Spelling.of(object, definition);
        this.checks = Check.of(definition, spelling, surroundings, elsewhere).toArray(Check[]::new);
        this.unique = definition.hasUniqueValue() || Spelling.isEmailOf(object, definition);
        for (Definition.Option option : definition.options()) {
            if (option.displayOrder() != null && option.displayOrder() >= 0) {
                order.put(option.value(), option.displayOrder());
            }
        }
    }

    String name() {
        return name;
    }

    Definition definition() {
        return definition;
    }

    boolean unique() {
        return unique;
    }

    boolean same(String one, String other) {
        return spelling.same(one, other);
    }

    /** The text to send; "" to clear, null if the value cannot be read. */
    String sent(String value) {
        return value == null || value.isEmpty() ? "" : spelling.sent(value);
    }

    /** Why a value cannot be written, in words; null if it can. */
    String objection(String value, String sent) {
        if (sent == null) {
            return "\"" + shortened(value) + "\" cannot be read as " + definition.type();
        }
        for (Check check : checks) {
            String objection = check.objection(sent);
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    /** Whether an empty value in the backup may only mean that the backup was not allowed to read it (facts section 16). */
    boolean emptyIsDoubtful() {
        return definition.sensitive();
    }

    /** Whether a value can only be reached by way of no value. */
    boolean backwards(String current, String sent) {
        if (!name.equals(FORWARD_ONLY) || current == null) {
            return false;
        }
        Integer from = order.get(current);
        Integer to = order.get(sent);
        return from == null || to == null || to <= from;
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
