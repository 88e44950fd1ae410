package dev.serai.restore;

import dev.serai.hubspot.Definition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Something that a value must keep to before it is sent. */
@FunctionalInterface
interface Check {
    /** The most characters that HubSpot stores (facts section 5.2). */
    int LONGEST = 65_536;

    /**
     * What is wrong with a value, in words; null if nothing is.
     *
     * @param value as it would be sent, not empty
     */
    String objection(String value);

    /** @param elsewhere the account need not be the one that was backed up */
    static List<Check> of(Definition definition, Spelling spelling, Surroundings surroundings, boolean elsewhere) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check::semicolon);
        checks.add(Check::length);
        if (elsewhere && definition.referencedObjectType() != null && !isOwner(definition)) {
            checks.add(id -> "it points at a record by its id, which may be another one in this account");
        }
        if (isOwner(definition)) {
            if (surroundings.owners() != null) {
                checks.add(each(spelling, owner(surroundings.owners())));
            }
        } else if (Stages.PIPELINES.contains(definition.name()) && Stages.known(surroundings)) {
            checks.add(pipeline(surroundings.pipelines().keySet()));
        } else if (!(Stages.STAGES.contains(definition.name()) && Stages.known(surroundings))) {
            offered(definition, spelling, checks);
        }
        definition.rules().forEach(rule -> ValidationRule.of(rule).ifPresent(checks::add));
        return checks;
    }

    /** Whether its values are ids of owners. */
    static boolean isOwner(Definition definition) {
        return definition.name().equals("hubspot_owner_id")
                || "OWNER".equalsIgnoreCase(definition.referencedObjectType());
    }

    private static void offered(Definition definition, Spelling spelling, List<Check> checks) {
        if (definition.type().equals("enumeration")
                && !definition.externalOptions()
                && !definition.options().isEmpty()) {
            Set<String> values = new HashSet<>();
            definition.options().forEach(option -> values.add(option.value()));
            checks.add(each(spelling, option(values)));
        }
    }

    private static String semicolon(String value) {
        return value.charAt(0) == ';'
                ? "it starts with a semicolon, which may add to the present value instead of replacing it"
                : null;
    }

    private static String length(String value) {
        return value.length() > LONGEST
                ? "it has " + value.length() + " characters; HubSpot takes at most " + LONGEST
                : null;
    }

    private static Check option(Set<String> options) {
        return value -> options.contains(value)
                ? null
                : "option \"" + value + "\" is no longer offered; add it to the property again, then analyze anew";
    }

    private static Check owner(Set<String> owners) {
        return value -> owners.contains(value) ? null : "owner " + value + " is not active any more";
    }

    private static Check pipeline(Set<String> pipelines) {
        return value -> pipelines.contains(value) ? null : "pipeline \"" + value + "\" does not exist any more";
    }

    /** The check for every one of several values. */
    private static Check each(Spelling spelling, Check check) {
        if (spelling != Spelling.CHECKBOXES) {
            return check;
        }
        return values -> {
            for (String value : values.split(";")) {
                String objection = check.objection(value);
                if (objection != null) {
                    return objection;
                }
            }
            return null;
        };
    }
}
