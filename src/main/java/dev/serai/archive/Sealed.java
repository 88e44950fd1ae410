package dev.serai.archive;

import java.nio.file.Path;

/**
 * A finished archive.
 *
 * @param bytes  size of the file
 * @param sha256 of the whole file, in hexadecimal
 */
public record Sealed(Path path, long bytes, String sha256) {}
