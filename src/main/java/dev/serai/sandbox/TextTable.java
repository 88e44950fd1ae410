package dev.serai.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that come with the sandbox: a row a line, bars between the columns, lines with # left out. */
final class TextTable {
    private TextTable() {}

    static List<String[]> lines(String file) {
        try (InputStream in = TextTable.class.getResourceAsStream("/sandbox/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("[|]", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
