package dev.serai.mapping;

/** What a converter makes of a value. */
public sealed interface Converted {
    /** The value, or null if it is empty or could not be converted. */
    String text();

    /** @param text null for empty */
    record Value(String text) implements Converted {}

    /** A value that cannot be taken over, as it would be wrong or refused; nothing may be overwritten with it. */
    record Refused(String reason) implements Converted {
        @Override
        public String text() {
            return null;
        }
    }

    static Converted of(String text) {
        return new Value(text == null || text.isBlank() ? null : text);
    }
}
