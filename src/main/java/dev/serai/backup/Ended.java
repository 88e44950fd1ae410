package dev.serai.backup;

/** A run was started for a backup that has ended already, as happens when a scheduler starts it once more. */
class Ended extends RuntimeException {
    Ended(String message) {
        super(message);
    }
}
