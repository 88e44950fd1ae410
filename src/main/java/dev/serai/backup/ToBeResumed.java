package dev.serai.backup;

/** The hub is being shut down in the middle of a backup, which goes on at the next start or on another node. */
class ToBeResumed extends RuntimeException {
    ToBeResumed(String id) {
        super("backup " + id + ": stopped with the hub; to be resumed");
    }
}
