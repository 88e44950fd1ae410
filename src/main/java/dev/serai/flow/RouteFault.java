package dev.serai.flow;

/**
 * Why a saved file under {@code routes/} is not what runs.
 *
 * @param file    path below the routes folder, with forward slashes
 * @param line    line in the file, from 1; 0 if not known
 * @param message what is wrong, with the value, and what to do
 */
public record RouteFault(String file, int line, String message) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
