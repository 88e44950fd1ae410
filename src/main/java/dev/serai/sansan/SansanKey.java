package dev.serai.sansan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An API key of Sansan that the hub may use. It can do what its Sansan user can.
 *
 * @param token          the key, 32 letters and digits; null or blank if {@code tokenFile} is given
 * @param tokenFile      file that holds the key, read at each call so that it can be replaced while the hub runs
 * @param baseUrl        address without the version
 * @param version        first part of every path, such as {@code v6.0}
 * @param appId          id in Sansan's partner program; null or blank for none
 * @param callsPerSecond the most calls in a second
 * @param tags           ids of the tags whose cards are read; empty for all cards
 */
public record SansanKey(
        String token,
        Path tokenFile,
        String baseUrl,
        String version,
        String appId,
        Double callsPerSecond,
        List<String> tags) {

    public SansanKey {
        baseUrl = blank(baseUrl) ? "https://api.sansan.com" : baseUrl.replaceAll("/+$", "");
        version = blank(version) ? "v6.0" : version;
        if (!version.matches("v\\d+\\.\\d+")) {
            throw new IllegalArgumentException("version: '" + version + "' is none; give one such as v6.0");
        }
        appId = blank(appId) ? null : appId.strip();
        callsPerSecond = callsPerSecond == null ? 5 : callsPerSecond;
        if (!(callsPerSecond > 0 && callsPerSecond <= 1000)) {
            throw new IllegalArgumentException("calls-per-second: " + callsPerSecond
                    + " is out of range; give a number above 0, Sansan allows 5 to 10");
        }
        tags = tags == null
                ? List.of()
                : tags.stream().filter(id -> !blank(id)).map(String::strip).toList();
    }

    boolean hasToken() {
        return !blank(token) || tokenFile != null;
    }

    String secret() {
        if (!blank(token)) {
            return token.strip();
        }
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    tokenFile + ": the key cannot be read; check sansan.keys.*.token-file", unreadable);
        }
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "SansanKey[" + baseUrl + ", " + version + "]";
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
