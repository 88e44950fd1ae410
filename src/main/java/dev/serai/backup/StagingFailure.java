package dev.serai.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What was read cannot be kept, or is no longer where it was kept. The whole backup fails. */
class StagingFailure extends RuntimeException {
    StagingFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param where the file or folder that was worked on, if the failure does not name one */
    static StagingFailure of(Path where, IOException cause) {
        return new StagingFailure(words(where, cause), cause);
    }

    private static String words(Path where, IOException cause) {
        String file = cause instanceof FileSystemException known && known.getFile() != null
                ? known.getFile()
                : where.toString();
        if (cause instanceof NoSuchFileException) {
            return file + ": has vanished while the backup needed it; start the backup again";
        }
        if (cause instanceof AccessDeniedException) {
            return file + ": access denied; let the hub read and write the folder of backup.folder";
        }
        String reason = cause instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : cause.getMessage();
        return (reason != null && reason.startsWith(file) ? reason : file + ": " + reason)
                + "; look at the disk of backup.folder, then start the backup again";
    }
}
