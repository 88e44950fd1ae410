package dev.serai.mapping;

import java.util.List;

/**
 * Turns a card's values into a property's value and back. Named by {@code as:} in a mapping file. Values are stripped and
 * not blank; an empty value never reaches a converter, except as one of several members.
 */
public interface Converter {
    /** As written after {@code as:}. */
    String name();

    /** Whether it also converts from HubSpot to Sansan. */
    default boolean bothWays() {
        return true;
    }

    /** Whether it takes several members; else it takes exactly one. */
    default boolean takesSeveral() {
        return false;
    }

    /** What kind of property it writes. */
    default PropertyType type() {
        return PropertyType.TEXT;
    }

    /**
     * @param members the line's members, null where empty, at least one is not
     * @param country ISO 3166 code in whose way numbers and addresses are written
     */
    Converted toHubspot(List<String> members, String country);

    /** The value for the first of the line's members; the others stay empty. Not called if it is one way. */
    default Converted toSansan(String value, String country) {
        throw new UnsupportedOperationException("as: " + name() + " is one way, to HubSpot");
    }

    /** A form in which two property values that mean the same are equal. */
    default String canonical(String value, String country) {
        return value;
    }
}
