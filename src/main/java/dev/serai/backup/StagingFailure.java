package dev.serai.backup;

/** What was read cannot be kept: the disk is full, or the folder cannot be written. The whole backup fails. */
class StagingFailure extends RuntimeException {
    StagingFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
