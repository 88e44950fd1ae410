package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a property that were read from a file, as JSON tokens. */
final class Column implements Recipe {
    /** Columns with more different values than that hardly have one twice. */
    private static final int MOST_KNOWN = 5000;

    private final Json buffer = new Json();
    private final Map<String, byte[]> known = new HashMap<>();
    private List<byte[]> read = new ArrayList<>();
    private byte[][] tokens;
    private Map<String, Integer> places;

    /** Adds the value of the next record; texts that occur often are kept once. */
    void add(String value) {
        byte[] token = value == null ? null : known.get(value);
        if (value != null && token == null) {
            token = buffer.reset().quoted(value).copy();
            if (known.size() < MOST_KNOWN) {
                known.put(value, token);
            }
        }
        read.add(token);
    }

    /** Ends the reading: the record that was read as number {@code order[i]} has place i. */
    void order(int[] order) {
        tokens = new byte[order.length][];
        for (int place = 0; place < order.length; place++) {
            tokens[place] = order[place] < read.size() ? read.get(order[place]) : null;
        }
        read = null;
        known.clear();
    }

    @Override
    public void write(Row row, Json out) {
        byte[] token = tokens[row.index()];
        out.raw(token == null ? NULL : token);
    }

    @Override
    public synchronized int indexOf(String value) {
        if (places == null) {
            places = new HashMap<>();
            for (int place = tokens.length - 1; place >= 0; place--) {
                if (tokens[place] != null) {
                    places.put(Json.text(tokens[place]).toLowerCase(java.util.Locale.ROOT), place);
                }
            }
        }
        String token = Json.text(Json.token(value.toLowerCase(java.util.Locale.ROOT)));
        return places.getOrDefault(token, -1);
    }
}
