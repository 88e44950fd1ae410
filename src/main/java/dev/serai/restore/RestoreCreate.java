package dev.serai.restore;

import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreCreations;
import dev.serai.catalogue.RestoreCreations.Of;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreRow;
import dev.serai.hubspot.Definition;
import dev.serai.hubspot.Hubspot;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The steps of creating records anew, as the routes under {@code routes/restore/} take them. */
@Component("restoreCreate")
public class RestoreCreate {
    private final RestoreCatalogue catalogue;
    private final RestoreOutcomes outcomes;
    private final RestoreCreations creations;
    private final BackupCatalogue backups;
    private final Hubspot hubspot;
    private final RestoreSettings settings;

    RestoreCreate(
            RestoreCatalogue catalogue,
            RestoreOutcomes outcomes,
            RestoreCreations creations,
            BackupCatalogue backups,
            Hubspot hubspot,
            RestoreSettings settings) {
        this.catalogue = catalogue;
        this.outcomes = outcomes;
        this.creations = creations;
        this.backups = backups;
        this.hubspot = hubspot;
        this.settings = settings;
    }

    /** Of whose records a restore is. */
    static Of of(RestoreRow restore, BackupCatalogue backups) {
        String source = backups.find(restore.backupId()).orElseThrow().account();
        return new Of(restore.account(), source, restore.objectTypeId());
    }

    public Creating open(Applying applying) {
        RestoreRow restore = applying.restore();
        boolean any = outcomes.creates(restore.id());
        return new Creating(
                applying,
                creations,
                of(restore, backups),
                hubspot.paths(restore.account()),
                any ? unique(restore) : List.of(),
                settings.indexLag());
    }

    /** By their e-mail address contacts are looked for first. */
    private List<String> unique(RestoreRow restore) {
        return hubspot.definitions(restore.account(), restore.type()).byName().values().stream()
                .filter(one -> Spelling.isEmailOf(restore.object(), one) || one.hasUniqueValue())
                .filter(one -> !one.name().equals(Analysis.ID) && !one.archived())
                .map(Definition::name)
                .sorted((one, other) -> Boolean.compare(other.equals("email"), one.equals("email")))
                .toList();
    }

    /** Whether a record is left to be created, or to be looked for. */
    public boolean more(Creating creating) {
        return outcomes.creates(creating.run().id()) && creating.nextRound();
    }

    /** What is to be looked for before anything is created: records whose create was sent and not answered. */
    public List<Turns> looks(Creating creating) {
        List<RestoreCreations.Unanswered> unanswered =
                creations.unanswered(creating.run().id());
        if (unanswered.isEmpty()) {
            return List.of();
        }
        catalogue.phase(creating.run().id(), "looking for created records");
        return List.of(
                new Looking(creating, unanswered.stream().map(creating::record).toList()));
    }

    /** The query for chosen records that are to be created. */
    public String toCreate(Creating creating) {
        catalogue.phase(creating.run().id(), "creating");
        return RestoreCreations.toCreate();
    }

    /** Records to create, a hundred at a time. */
    public Iterator<Turns> batches(Creating creating, Iterator<Map<String, Object>> rows) {
        return new Batches<>(creating.run(), rows, creating::record, records -> new Creation(creating, records));
    }
}
