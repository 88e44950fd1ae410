package dev.serai.restore;

import dev.serai.hubspot.Definition;
import dev.serai.hubspot.Definitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the asked-for properties can be written, and why others cannot. Made once per restore.
 *
 * @param object name in the archive
 * @param writable by name, in the order asked for
 * @param creatable those that a record created anew gets, by name: all that can be written, whatever was asked for; the
 *     same as {@code writable} if none is to be created anew
 * @param required of each list, one property at least is needed to create a record
 */
record Selection(
        String object,
        Map<String, Definition> writable,
        Map<String, Definition> creatable,
        List<Excluded> excluded,
        List<List<String>> required,
        List<String> warnings) {

    /** @param reason in words */
    record Excluded(String property, String reason) {}

    /**
     * @param wanted none for all that the backup has
     * @param recreates whether records that are gone for good are created anew
     * @param inBackup properties with a column in the backup
     * @param leftOutOfBackup why the backup has no values of a property
     * @param account what the account that is written to says of its properties today
     */
    static Selection of(
            String object,
            List<String> wanted,
            boolean recreates,
            List<String> inBackup,
            Map<String, String> leftOutOfBackup,
            Definitions account) {
        Set<String> names = new LinkedHashSet<>(wanted);
        boolean all = wanted.isEmpty();
        if (all || recreates) {
            names.addAll(inBackup);
            names.addAll(leftOutOfBackup.keySet());
        }
        Set<String> columns = Set.copyOf(inBackup);
        Map<String, Definition> creatable = new LinkedHashMap<>();
        List<Excluded> excluded = new ArrayList<>();
        List<String> warnings = new ArrayList<>(account.warnings());
        for (String name : names) {
            Definition definition = account.byName().get(name);
            String reason = leftOutOfBackup.containsKey(name)
                    ? "left out of the backup: " + leftOutOfBackup.get(name)
                    : columns.contains(name) ? reason(object, definition, account) : "the backup has no values of it";
            if (reason == null) {
                creatable.put(name, definition);
                warnings.addAll(unchecked(definition));
            } else {
                excluded.add(new Excluded(name, reason));
            }
        }
        untold(creatable).ifPresent(warnings::add);
        Map<String, Definition> writable = new LinkedHashMap<>(creatable);
        if (!all) {
            writable.keySet().retainAll(Set.copyOf(wanted));
        }
        return new Selection(object, writable, creatable, excluded, Required.of(object, account.required()), warnings);
    }

    /** Why no record's value of a property can be written; null if it can. */
    private static String reason(String object, Definition definition, Definitions account) {
        if (definition == null) {
            return "the account has no such property any more; create it again to restore its values";
        }
        if (definition.archived()) {
            return "archived in the account; restore the property there to restore its values";
        }
        if (definition.calculated()) {
            return "calculated by HubSpot";
        }
        if (definition.readOnlyValue()) {
            return "read-only: only HubSpot sets it";
        }
        if (account.unreadable().containsKey(definition.sensitivity())) {
            return "sensitive, and closed to the account's token: "
                    + account.unreadable().get(definition.sensitivity());
        }
        if (object.equals("contacts") && definition.name().equals("hs_additional_emails")) {
            return "whether HubSpot takes further e-mail addresses through its API is not known";
        }
        return null;
    }

    /** A warning about properties of which no call tells whether the token may write them (facts section 2). */
    private static Optional<String> untold(Map<String, Definition> properties) {
        String sensitive = properties.values().stream()
                .filter(Definition::sensitive)
                .map(Definition::name)
                .collect(Collectors.joining(", "));
        return sensitive.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "sensitive properties (" + sensitive + "): whether the account's token may write them shows"
                                + " only when they are written; if not, they are rejected and all else is written");
    }

    private static List<String> unchecked(Definition definition) {
        return definition.rules().stream()
                .filter(rule -> ValidationRule.of(rule).isEmpty())
                .map(rule -> definition.name() + ": only HubSpot can tell whether a value keeps to the rule "
                        + rule.type() + "; values that do not will be rejected when they are written")
                .toList();
    }
}
