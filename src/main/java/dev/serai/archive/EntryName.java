package dev.serai.archive;

import java.util.Arrays;

/** What an entry may be called: a relative path that stays inside the folder it is unpacked into, on any system. */
final class EntryName {
    static final String MANIFEST = "manifest.json";

    private EntryName() {}

    /** What is wrong with the name; null if nothing is. */
    static String problem(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.endsWith("/")) {
            return "is empty or not relative to the archive";
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 127 || "\\:*?\"<>|".indexOf(c) >= 0)) {
            return "has characters that are not safe in file names";
        }
        if (Arrays.stream(name.split("/", -1)).anyMatch(part -> part.isEmpty() || part.matches("\\.+"))) {
            return "has an empty part or one of dots only";
        }
        return null;
    }

    /** @throws IllegalArgumentException if the name is not safe */
    static String check(String name) {
        String problem = problem(name);
        if (problem != null) {
            throw new IllegalArgumentException("entry \"" + name + "\": the name " + problem
                    + "; use letters, digits, dots, dashes and underscores, with / between folders");
        }
        return name;
    }
}
