package dev.serai.sandbox;

import java.util.List;

/** A row of random numbers, always the same ones for the same start. */
final class Dice {
    private long state;

    Dice(long start) {
        state = Mix.mix(start);
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        state = Mix.mix(state);
        return Mix.below(state, bound);
    }

    /** @param probability 0 to 1 */
    boolean chance(double probability) {
        state = Mix.mix(state);
        return (state >>> 11) * 0x1.0p-53 < probability;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** So many digits. */
    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + below(10)));
        }
        return digits.toString();
    }
}
