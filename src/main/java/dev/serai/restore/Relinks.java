package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.catalogue.RestoreCreations;
import dev.serai.catalogue.RestoreLinks;
import dev.serai.catalogue.RestoreLinks.NotLinked;
import dev.serai.hubspot.BatchAssociate;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.Paths;
import dev.serai.remote.Request;
import dev.serai.restore.Linkage.Side;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A restore that puts back the associations of the records that were created anew. */
final class Relinks {
    /** The most records whose being there is remembered. */
    private static final int REMEMBERED = 50_000;

    private final Applying run;
    private final ArchiveReader archive;
    private final RestoreCreations creations;
    private final RestoreLinks links;
    private final Paths paths;
    private final Map<String, Set<Integer>> done = new ConcurrentHashMap<>();
    private final Map<String, String> there = new ConcurrentHashMap<>();

    Relinks(Applying run, ArchiveReader archive, RestoreCreations creations, RestoreLinks links, Paths paths) {
        this.run = run;
        this.archive = archive;
        this.creations = creations;
        this.links = links;
        this.paths = paths;
    }

    Applying run() {
        return run;
    }

    ArchiveReader archive() {
        return archive;
    }

    boolean isDone(Linkage linkage, int page) {
        return done.computeIfAbsent(linkage.entry(), entry -> links.pages(run.id(), entry))
                .contains(page);
    }

    /** New ids by old id of those records whose associations are to be put back. */
    Map<String, String> unlinked(Side side, Collection<String> oldIds) {
        return links.unlinked(side.of(), oldIds);
    }

    /** New ids by old id of those records that were created anew. */
    Map<String, String> newIds(Side side, Collection<String> oldIds) {
        return creations.newIds(side.of(), oldIds);
    }

    /** Whether old ids may mean records of the account that is written to. */
    boolean sameAccount(Side side) {
        return side.of().account().equals(side.of().source());
    }

    /** The id under which a record is known to be there; null if that is not known. */
    String there(Side side, String id) {
        return there.get(side.object() + "/" + id);
    }

    void there(Side side, String id, String found) {
        if (there.size() > REMEMBERED) {
            there.clear();
        }
        there.put(side.object() + "/" + id, found);
    }

    Request read(Side side, Collection<String> ids) {
        return BatchReads.of(side.of().account(), paths, side.type(), ids, null, List.of(Analysis.ID), false);
    }

    Request readOne(Side side, String id) {
        return Request.get(side.of().account(), paths.record(side.type(), id), "properties=" + Analysis.ID);
    }

    BatchAssociate associate(Linkage linkage, List<BatchAssociate.Input> inputs) {
        return new BatchAssociate(
                linkage.from().of().account(),
                paths,
                linkage.from().type(),
                linkage.to().type(),
                inputs);
    }

    void add(Linkage linkage, int page, int linked, List<NotLinked> notLinked) {
        links.add(run.id(), linkage.entry(), page, linked, notLinked);
    }
}
