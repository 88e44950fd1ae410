package dev.serai.catalogue;

/** Where a backup stands. */
public enum BackupState {
    QUEUED,
    RUNNING,
    COMPLETED,
    /** Sealed, but something asked for could not be read; the gaps are named. */
    COMPLETED_WITH_GAPS,
    FAILED,
    CANCELLED,
    /** Sealed once; the archive has been removed since. */
    EXPIRED;

    /** Whether nothing more will happen to it but expiry. */
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
