package dev.serai.backup;

/**
 * A run was started for a backup that has ended and whose end was told, as happens when a scheduler starts it once more
 * after a crash. Nothing is left to do.
 */
class Ended extends RuntimeException {
    Ended(String message) {
        super(message);
    }
}
