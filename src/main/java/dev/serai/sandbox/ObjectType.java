package dev.serai.sandbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of record.
 *
 * @param name the path segment: {@code contacts}, {@code line_items}, {@code p4711_vehicle}
 * @param id the numeric type id: {@code 0-1}, {@code 2-1001}
 * @param singular the label of one, {@code Contact}
 * @param readScopes one of these lets a token read records
 * @param writeScopes one of these lets a token write records
 * @param created name of the creation date property
 * @param defaults properties answered when none are asked for
 * @param optional exists in accounts that switched it on only
 */
record ObjectType(
        String name,
        String id,
        String singular,
        String plural,
        List<String> readScopes,
        List<String> writeScopes,
        String created,
        List<String> defaults,
        boolean optional) {

    boolean custom() {
        return id.startsWith("2-");
    }

    /** The name without the portal's prefix: {@code vehicle} for {@code p4711_vehicle}. */
    String shortName() {
        return custom() ? name.substring(name.indexOf('_') + 1) : name;
    }

    /** Name of the last-modified property: contacts have one of their own (facts 4.5). */
    String modified() {
        return id.equals("0-1") ? "lastmodifieddate" : "hs_lastmodifieddate";
    }

    /** The word error messages use: {@code CONTACT}. */
    String word() {
        return custom() ? name : singular.toUpperCase(java.util.Locale.ROOT).replace(' ', '_');
    }

    /** The scope for values of a sensitivity other than {@code non_sensitive} (facts 2). */
    String sensitiveScope(Sensitivity sensitivity) {
        String what = sensitivity == Sensitivity.HIGHLY_SENSITIVE ? "highly_sensitive" : "sensitive";
        if (name.equals("tickets")) {
            return "tickets." + what + ".v2";
        }
        return "crm.objects." + (custom() ? "custom" : name) + "." + what + ".read.v2";
    }

    /** The scope for writing such values (facts 2). */
    String sensitiveWriteScope(Sensitivity sensitivity) {
        return sensitiveScope(sensitivity).replace(".read.v2", ".write.v2");
    }

    /** One of these lets a token change property definitions (facts 2). */
    List<String> schemaWriteScopes() {
        String schema = "crm.schemas." + (custom() ? "custom" : name) + ".write";
        return Stream.concat(Stream.of(schema), writeScopes.stream().filter(scope -> !scope.startsWith("crm.")))
                .toList();
    }

    /** One of these lets a token read property definitions (facts 2). */
    List<String> schemaScopes() {
        String schema = "crm.schemas." + (custom() ? "custom" : name) + ".read";
        return Stream.concat(Stream.of(schema), readScopes.stream()).toList();
    }
}
