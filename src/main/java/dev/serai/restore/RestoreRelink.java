package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.archive.ArchiveRows;
import dev.serai.archive.Manifest;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreCreations;
import dev.serai.catalogue.RestoreCreations.Of;
import dev.serai.catalogue.RestoreLinks;
import dev.serai.catalogue.RestoreRow;
import dev.serai.hubspot.AssociationType;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.RemoteException;
import dev.serai.restore.Linkage.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The steps of putting associations back, as the routes under {@code routes/restore/} take them. */
@Component("restoreRelink")
public class RestoreRelink {
    private final RestoreCatalogue catalogue;
    private final RestoreCreations creations;
    private final RestoreLinks links;
    private final BackupCatalogue backups;
    private final Archives archives;
    private final Hubspot hubspot;

    RestoreRelink(
            RestoreCatalogue catalogue,
            RestoreCreations creations,
            RestoreLinks links,
            BackupCatalogue backups,
            Archives archives,
            Hubspot hubspot) {
        this.catalogue = catalogue;
        this.creations = creations;
        this.links = links;
        this.backups = backups;
        this.archives = archives;
        this.hubspot = hubspot;
    }

    /** The pairs of objects whose associations are to be put back; none if there is nothing to put back. */
    public List<Linkage> linkages(Applying applying) throws IOException {
        RestoreRow restore = applying.restore();
        if (!applying.recreates()
                || applying.stopped()
                || links.unlinkedCount(of(restore, restore.objectTypeId())) == 0) {
            return List.of();
        }
        catalogue.phase(restore.id(), "relinking");
        ArchiveReader archive =
                ArchiveReader.open(Path.of(archives.backup(restore.backupId()).archive()));
        applying.closeAtEnd(archive);
        Relinks relinks = new Relinks(applying, archive, creations, links, hubspot.paths(restore.account()));
        Set<String> entries =
                archive.manifest().entries().stream().map(Manifest.Entry::name).collect(Collectors.toSet());
        Manifest.ReadObject mine = Archives.object(archive.manifest(), restore.object());
        List<Linkage> linkages = new ArrayList<>();
        for (Manifest.ReadObject other : archive.manifest().objects()) {
            add(linkages, relinks, entries, mine, other);
            if (!other.name().equals(mine.name())) {
                add(linkages, relinks, entries, other, mine);
            }
        }
        return linkages;
    }

    private void add(
            List<Linkage> linkages,
            Relinks relinks,
            Set<String> entries,
            Manifest.ReadObject from,
            Manifest.ReadObject to) {
        String entry = "associations/" + from.name() + "-" + to.name() + ".csv";
        if (entries.contains(entry)) {
            RestoreRow restore = relinks.run().restore();
            Side one = side(restore, from);
            Side other = side(restore, to);
            linkages.add(new Linkage(relinks, entry, one, other, types(restore.account(), one, other)));
        }
    }

    private Side side(RestoreRow restore, Manifest.ReadObject object) {
        String id = object.objectTypeId();
        return new Side(
                object.name(),
                id != null && id.startsWith("2-") ? id : object.name(),
                object.name().equals(restore.object()),
                of(restore, id == null ? object.name() : id));
    }

    private Of of(RestoreRow restore, String objectTypeId) {
        Of mine = RestoreCreate.of(restore, backups);
        return new Of(mine.account(), mine.source(), objectTypeId);
    }

    private List<AssociationType> types(String account, Side from, Side to) {
        try {
            return hubspot.associationTypes(account, from.type(), to.type());
        } catch (RemoteException refused) {
            if (refused.status() == 400 || refused.status() == 403 || refused.status() == 404) {
                return null;
            }
            throw refused;
        }
    }

    /** The associations as they lie in the archive. */
    public InputStream csv(Linkage linkage) throws IOException {
        return linkage.relinks().archive().content(linkage.entry());
    }

    /** The rows of the CSV, a thousand at a time. */
    public Iterator<Turns> pages(Linkage linkage, ArchiveRows rows) {
        return linkage.pages(rows);
    }

    /** All associations have been gone through, unless the run is stopped. */
    public void done(Applying applying) {
        if (applying.recreates() && !applying.stopped()) {
            RestoreRow restore = applying.restore();
            links.done(restore.id(), of(restore, restore.objectTypeId()), restore.object());
        }
    }
}
