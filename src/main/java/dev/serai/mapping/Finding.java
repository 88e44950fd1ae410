package dev.serai.mapping;

/**
 * Something in a mapping file that is wrong.
 *
 * @param file    name of the file
 * @param line    line, from 1; 0 for the file as a whole
 * @param place   path of keys to what is wrong, items of lists counted from 1, such as {@code fields[4].as}; may be empty
 * @param message what is wrong, with the value, and what to do or what is known
 */
public record Finding(String file, int line, String place, String message) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (place.isEmpty() ? "" : place + ": ") + message;
    }
}
