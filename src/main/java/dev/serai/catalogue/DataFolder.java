package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder in which one hub keeps everything that it has on disk; while the hub runs, no other one gets it. */
public final class DataFolder implements AutoCloseable {
    /** Beyond the text in the file, so that others can read it on systems where a lock keeps readers off too. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is missing, and takes its lock, which the operating system gives back even after
     * {@code kill -9}.
     *
     * @throws CannotStart if another hub has it, or it cannot be written to
     */
    static DataFolder occupy(Path folder) {
        try {
            Path path = Files.createDirectories(folder).toRealPath();
            FileChannel lock = FileChannel.open(
                    path.resolve("hub.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                String holder = read(lock);
                lock.close();
                throw new CannotStart(
                        folder + ": in use by another hub (process " + holder
                                + "); stop that one, or give this one a folder of its own by serai.data",
                        null);
            }
            lock.truncate(0);
            lock.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new CannotStart(
                    folder + ": cannot be used as data folder (" + e + "); make it writable, or set serai.data", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    }

    /** The folder; absolute, and there. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
