package dev.serai.catalogue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner can read. */
final class OwnerOnly {
    private OwnerOnly() {}

    static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, permissions());
        Files.writeString(file, text);
    }

    private static FileAttribute<?>[] permissions() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
