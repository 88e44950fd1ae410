package dev.serai.restore;

/**
 * Somebody has reviewed a plan and wants it to be written.
 *
 * @param fingerprint     that of the plan that was reviewed
 * @param code            a fresh code of the second factor; null if it was shown less than five minutes ago
 * @param overwrite       whether values that were edited after the analysis are overwritten
 * @param alongsideBackup whether it may run while the account is being backed up
 */
public record Confirmation(
        String fingerprint, Acknowledged acknowledged, String code, Boolean overwrite, Boolean alongsideBackup) {
    /** What the person says to have understood. */
    public record Acknowledged(boolean changesLiveData, boolean workflowsMayReEnrol, boolean clearsValues) {}

    public Confirmation {
        acknowledged = acknowledged == null ? new Acknowledged(false, false, false) : acknowledged;
        overwrite = overwrite != null && overwrite;
        alongsideBackup = alongsideBackup != null && alongsideBackup;
    }
}
