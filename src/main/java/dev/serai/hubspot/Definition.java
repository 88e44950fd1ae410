package dev.serai.hubspot;

import java.util.List;

/**
 * What an account says of one of its properties today (facts section 6).
 *
 * @param label how people call it
 * @param type {@code string}, {@code number}, {@code date}, {@code datetime}, {@code enumeration}, {@code bool}, or one
 *     that is not known here
 * @param fieldType how people fill it in; {@code checkbox} takes several values
 * @param options choices of an enumeration in HubSpot's order, hidden ones included; empty if HubSpot does not list them
 * @param readOnlyValue HubSpot refuses values for it
 * @param calculated HubSpot works out its values, by a formula of its own or of the account
 * @param archived it lies in the bin of properties
 * @param sensitivity non_sensitive, sensitive or highly_sensitive
 * @param hasUniqueValue no two records have the same value
 * @param externalOptions its choices are kept elsewhere, such as owners
 * @param referencedObjectType where they are kept, such as {@code OWNER}; null if nowhere
 * @param rules what an administrator asks of its values
 */
public record Definition(
        String name,
        String label,
        String type,
        String fieldType,
        List<Option> options,
        boolean readOnlyValue,
        boolean calculated,
        boolean archived,
        String sensitivity,
        boolean hasUniqueValue,
        boolean externalOptions,
        String referencedObjectType,
        List<Rule> rules) {

    /** @param displayOrder place among the options; null or negative if it has none */
    public record Option(String value, String label, Integer displayOrder, boolean hidden) {}

    /**
     * @param type such as {@code MAX_LENGTH}
     * @param arguments what it depends on, as HubSpot gives them
     * @param normalizes HubSpot first makes the value fit as far as it can
     */
    public record Rule(String type, List<String> arguments, boolean normalizes) {}

    public boolean sensitive() {
        return !sensitivity.equals("non_sensitive");
    }
}
