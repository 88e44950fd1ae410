package dev.serai.sandbox;

/** Turns numbers into well spread numbers, the same ones at every start: all derived data rests on this. */
final class Mix {
    private Mix() {}

    /** The splitmix64 finaliser: a bijection on 64 bits. */
    static long mix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A salt for a name. */
    static long of(String name) {
        long h = 1125899906842597L;
        for (int i = 0; i < name.length(); i++) {
            h = 31 * h + name.charAt(i);
        }
        return mix(h);
    }

    /** A number from 0 to bound - 1, taken from the upper bits of h. */
    static int below(long h, int bound) {
        return (int) (((h >>> 33) * bound) >>> 31);
    }
}
