package dev.serai.sandbox;

import java.util.List;

/**
 * The places one API can be found at (facts 1): paths with the version in them, and one with
 * {@code {v}} where 2026-03 and 2026-09 go.
 */
enum Family {
    OBJECTS(List.of("/crm/v3/objects"), "/crm/objects/{v}"),
    ASSOCIATIONS_OF_RECORD(List.of("/crm/v4/objects"), "/crm/objects/{v}"),
    ASSOCIATIONS(List.of("/crm/v4/associations"), "/crm/associations/{v}"),
    PROPERTIES(List.of("/crm/v3/properties"), "/crm/properties/{v}"),
    SCHEMAS(List.of("/crm-object-schemas/v3/schemas", "/crm/v3/schemas"), "/crm-object-schemas/{v}/schemas"),
    OWNERS(List.of("/crm/v3/owners"), "/crm/owners/{v}"),
    PIPELINES(List.of("/crm/v3/pipelines"), "/crm/pipelines/{v}"),
    VALIDATIONS(List.of("/crm/v3/property-validations"), "/crm/property-validations/{v}"),
    LIMITS(List.of("/crm/v3/limits"), "/crm/limits/{v}"),
    OBJECT_LIBRARY(List.of("/crm/v3/object-library"), "/crm/object-library/{v}"),
    ACCOUNT_INFO(List.of("/account-info/v3"), "/account-info/{v}"),
    /** Has one dated version only. */
    CONVERSATIONS(List.of("/conversations/v3/conversations", "/conversations/conversations/2026-09"), null);

    private static final List<String> DATES = List.of("2026-03", "2026-09");

    private final List<String> legacy;
    private final String dated;

    Family(List<String> legacy, String dated) {
        this.legacy = legacy;
        this.dated = dated;
    }

    /** Every path this API starts with. */
    List<String> starts() {
        if (dated == null) {
            return legacy;
        }
        return java.util.stream.Stream.concat(legacy.stream(), DATES.stream().map(date -> dated.replace("{v}", date)))
                .toList();
    }

    /** The version in such a path. */
    static String version(String start) {
        for (String part : start.split("/")) {
            if (part.matches("v\\d|\\d{4}-\\d{2}")) {
                return part;
            }
        }
        throw new IllegalArgumentException(start + ": has no version");
    }
}
