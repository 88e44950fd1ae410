package dev.serai.backup;

/** A run was started for a backup that has ended while nobody was told, as a crash came between. */
class Untold extends RuntimeException {
    Untold(String message) {
        super(message);
    }
}
