package dev.serai.sandbox;

import java.util.List;

/**
 * The properties one kind of request asks for, ready to be written.
 *
 * @param properties in the order of the answer
 * @param keys the JSON text before each value, comma and colon included
 * @param nulls names to be answered with null because the token may not see their values
 */
record Selection(Property[] properties, byte[][] keys, List<String> nulls) {
    static Selection of(List<Property> properties, List<String> nulls) {
        byte[][] keys = new byte[properties.size()][];
        for (int i = 0; i < keys.length; i++) {
            String comma = i == 0 ? "" : ",";
            keys[i] = Json.bytes(comma + '"' + properties.get(i).name() + "\":");
        }
        return new Selection(properties.toArray(new Property[0]), keys, nulls);
    }

    /** Writes the members of a record's "properties" object. */
    void write(Row row, Json out) {
        for (int i = 0; i < properties.length; i++) {
            out.raw(keys[i]);
            row.write(properties[i], out);
        }
        for (String name : nulls) {
            out.raw(",\"").raw(name).raw("\":null");
        }
    }
}
