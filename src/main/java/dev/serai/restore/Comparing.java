package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.archive.SortedRows;
import dev.serai.catalogue.ComparisonRow;
import dev.serai.catalogue.RestoreCreations;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.Paths;
import dev.serai.remote.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A comparison at work on this node. */
final class Comparing extends Run {
    private static final String LIST = "limit=100&properties=";

    private final ComparisonRow comparison;
    private final ComparisonRequest request;
    private final Paths paths;
    private final RestoreCreations creations;
    private final Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private ArchiveReader one;
    private ArchiveReader other;

    /** @param folder for what does not fit into memory; removed at the end */
    Comparing(
            ComparisonRow comparison, ComparisonRequest request, Paths paths, RestoreCreations creations, Path folder) {
        super(comparison.id());
        this.comparison = comparison;
        this.request = request;
        this.paths = paths;
        this.creations = creations;
        this.folder = folder;
    }

    /** @throws dev.serai.remote.Refusal if an archive is not there any more */
    synchronized void open(Archives archives) throws IOException {
        one = archives.open(comparison.backupId());
        open.add(one);
        if (!live()) {
            other = archives.open(comparison.withBackupId());
            open.add(other);
        }
    }

    ComparisonRow comparison() {
        return comparison;
    }

    ComparisonRequest request() {
        return request;
    }

    ArchiveReader one() {
        return one;
    }

    /** Null if the backup is compared with the account. */
    ArchiveReader other() {
        return other;
    }

    /** Whether the backup is compared with the account, and not with another backup. */
    boolean live() {
        return comparison.withBackupId() == null;
    }

    /**
     * The rows of an object in the order of their ids.
     *
     * @param entry null if there are none
     */
    synchronized Iterator<String[]> rows(ArchiveReader archive, String entry, int[] columns) throws IOException {
        if (entry == null) {
            return Collections.emptyIterator();
        }
        SortedRows rows = SortedRows.of(archive, entry, columns, folder);
        open.add(rows);
        return rows;
    }

    Request read(ComparedObject object, Collection<String> ids) {
        return BatchReads.of(comparison.account(), paths, object.type(), ids, null, object.properties(), false);
    }

    /** @param cursor null for the first page */
    Request list(ComparedObject object, String cursor) {
        return Request.get(
                comparison.account(),
                paths.objects(object.type()),
                LIST + String.join(",", object.names()) + (cursor == null ? "" : "&after=" + cursor));
    }

    /** New ids by old id, of those that were created anew. */
    Map<String, String> newIds(ComparedObject object, Collection<String> oldIds) {
        String account = comparison.account();
        return creations.newIds(new RestoreCreations.Of(account, account, object.typeId()), oldIds);
    }

    @Override
    public synchronized void close() {
        try {
            Collections.reverse(open);
            for (AutoCloseable what : open) {
                what.close();
            }
            open.clear();
            remove(folder);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
