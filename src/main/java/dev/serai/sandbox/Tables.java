package dev.serai.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables below {@code sandbox/} on the class path: one row a line, cells between bars, # for remarks. */
final class Tables {
    private Tables() {}

    /** The rows of a table, each with at least the given number of cells; none when there is no such table. */
    static List<String[]> read(String name, int cells) {
        try (InputStream in = Tables.class.getResourceAsStream("/sandbox/" + name)) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> java.util.Arrays.copyOf(line.split("\\|", -1), cells))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("sandbox/" + name + ": cannot be read", e);
        }
    }
}
