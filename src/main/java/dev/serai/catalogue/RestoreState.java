package dev.serai.catalogue;

/** How a restore stands. */
public enum RestoreState {
    ANALYZING,
    /** Waits for somebody to review and confirm it. */
    PLANNED,
    CONFIRMED,
    RUNNING,
    PAUSED,
    COMPLETED,
    COMPLETED_WITH_REJECTIONS,
    CANCELLED,
    /** Was not confirmed in time. */
    EXPIRED,
    FAILED;

    /** Whether nothing will happen to it any more. */
    public boolean ended() {
        return ordinal() >= COMPLETED.ordinal();
    }

    /** Whether it holds the account, so that no other restore may be confirmed. */
    public boolean active() {
        return this == CONFIRMED || this == RUNNING || this == PAUSED;
    }
}
