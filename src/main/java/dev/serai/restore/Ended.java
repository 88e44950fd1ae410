package dev.serai.restore;

/** A run was started for a restore that needs none any more. */
class Ended extends RuntimeException {
    Ended(String message) {
        super(message);
    }
}
