package dev.serai.sandbox;

import java.math.BigInteger;

/** An order of 0 to size - 1 that looks random, computed both ways. */
final class Shuffle {
    private final int size;
    private final long factor;
    private final long inverse;

    Shuffle(int size) {
        this.size = Math.max(1, size);
        long candidate = this.size * 618L / 1000 + 1;
        while (gcd(candidate, this.size) != 1) {
            candidate++;
        }
        factor = candidate;
        inverse = this.size == 1
                ? 0
                : BigInteger.valueOf(factor)
                        .modInverse(BigInteger.valueOf(this.size))
                        .longValue();
    }

    int at(int place) {
        return (int) ((place + 1L) * factor % size);
    }

    /** The place of a number; the size itself if the number is the size. */
    int placeOf(int number) {
        return number >= size ? size : (int) ((number * inverse + size - 1) % size);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
