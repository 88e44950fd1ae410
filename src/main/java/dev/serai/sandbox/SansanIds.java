package dev.serai.sandbox;

/** Makes ids of 32 upper-case letters and digits (facts 6). */
final class SansanIds {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LENGTH = 32;

    private SansanIds() {}

    /** The id of the n-th thing of a kind, always the same. */
    static String of(String kind, long seed, long n) {
        return of(Mix.mix(Mix.of(kind) ^ seed) + n);
    }

    /** The id that belongs to a text, null for null. */
    static String of(String text) {
        return text == null ? null : of(Mix.of(text));
    }

    private static String of(long start) {
        StringBuilder id = new StringBuilder(LENGTH);
        long h = start;
        while (id.length() < LENGTH) {
            h = Mix.mix(h);
            for (int i = 0; i < 8; i++) {
                id.append(LETTERS.charAt((int) (h >>> (8 * i) & 0xff) % LETTERS.length()));
            }
        }
        return id.toString();
    }
}
