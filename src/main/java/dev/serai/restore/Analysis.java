package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.catalogue.RestoreRow;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.Paths;
import dev.serai.remote.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A restore that is being analyzed: a backup's rows, or those that an undo goes by, against the account of today. */
public final class Analysis extends Run {
    /** The record's own id among its properties. */
    static final String ID = "hs_object_id";

    private static final String EMAIL = "email";
    /** Further addresses of a contact, which no other may have either (facts section 5.4). */
    private static final String OTHER_EMAILS = "hs_additional_emails";

    private static final int CHUNK = 100;

    private final RestoreRow restore;
    private final RestoreRequest request;
    private final Selection selection;
    private final List<String> warnings;
    private final Planner planner;
    private final Paths paths;
    private final ArchiveReader archive;
    private final Set<Integer> done;
    private final List<String> properties;

    /** @param done numbers of the chunks that were analyzed before the hub was interrupted */
    Analysis(
            RestoreRow restore,
            RestoreRequest request,
            Selection selection,
            List<String> warnings,
            Planner planner,
            Paths paths,
            ArchiveReader archive,
            Set<Integer> done) {
        super(restore.id());
        this.restore = restore;
        this.request = request;
        this.selection = selection;
        this.warnings = List.copyOf(warnings);
        this.planner = planner;
        this.paths = paths;
        this.archive = archive;
        this.done = done;
        this.properties = new ArrayList<>(planner.toRead());
        properties.add(ID);
        if (matched()) {
            properties.add(request.matchBy());
        }
    }

    public RestoreRow restore() {
        return restore;
    }

    /** Whether rows come from an earlier restore, not from the archive. */
    public boolean undoes() {
        return restore().undoOf() != null;
    }

    boolean matched() {
        return request.matchBy() != null;
    }

    RestoreRequest request() {
        return request;
    }

    Selection selection() {
        return selection;
    }

    List<String> warnings() {
        return warnings;
    }

    Planner planner() {
        return planner;
    }

    ArchiveReader archive() {
        return archive;
    }

    Request read(Collection<String> keys) {
        return BatchReads.of(restore().account(), paths, restore().type(), keys, request.matchBy(), properties, false);
    }

    Request readBinned(Collection<String> ids) {
        return BatchReads.of(restore().account(), paths, restore().type(), ids, null, List.of(ID), true);
    }

    Request readOwners(String property, Collection<String> values) {
        return BatchReads.of(
                restore().account(),
                paths,
                restore().type(),
                values,
                property,
                List.of(ID, property, OTHER_EMAILS),
                false);
    }

    /** Records by what the rows know them by: their id, or the value of the unique property. */
    Map<String, Map<String, String>> byKey(Map<String, Map<String, String>> records) {
        Map<String, Map<String, String>> byKey = new HashMap<>();
        records.forEach((id, values) -> {
            values.put(ID, id);
            byKey.put(matched() ? values.get(request.matchBy()) : id, values);
        });
        return byKey;
    }

    /** Record ids by value of a unique property. E-mail addresses are compared in lower case (facts section 5.2). */
    Map<String, String> owners(String property, Map<String, Map<String, String>> records) {
        Map<String, String> owners = new HashMap<>();
        records.forEach((id, values) -> {
            String value = values.get(property);
            if (value != null) {
                owners.put(property.equals(EMAIL) ? value.toLowerCase(Locale.ROOT) : value, id);
            }
            if (property.equals(EMAIL) && values.get(OTHER_EMAILS) != null) {
                for (String other :
                        values.get(OTHER_EMAILS).toLowerCase(Locale.ROOT).split(";")) {
                    owners.put(other.strip(), id);
                }
            }
        });
        return owners;
    }

    /** Leaves alone what somebody has edited after the restore that is to be undone. */
    Decision leavingEdits(Decision decision, Map<String, Set<String>> written) {
        List<Change> changes = new ArrayList<>();
        List<Blocked> blocked = new ArrayList<>(decision.blocked());
        for (Change change : decision.changes()) {
            if (written.get(change.property()).stream()
                    .anyMatch(value -> planner.same(change.property(), change.current(), value))) {
                changes.add(change);
            } else {
                blocked.add(
                        new Blocked(change.property(), change.current(), change.wanted(), "edited after the restore"));
            }
        }
        boolean nothingLeft = changes.isEmpty() && !decision.changes().isEmpty();
        return new Decision(
                nothingLeft ? Decision.Kind.NOT_RESTORABLE : decision.kind(),
                decision.targetId(),
                changes,
                blocked,
                nothingLeft ? "edited after the restore" : decision.reason());
    }

    /** The chunks of the rows that are not analyzed yet; none any more when the run is stopped. */
    Iterator<Chunk> chunks(Iterator<Wanted> rows) {
        return new Lookahead<>() {
            private int number;

            @Override
            Chunk find() {
                while (!stopped() && rows.hasNext()) {
                    List<Wanted> some = new ArrayList<>(CHUNK);
                    while (some.size() < CHUNK && rows.hasNext()) {
                        some.add(rows.next());
                    }
                    if (!done.contains(number++)) {
                        return new Chunk(Analysis.this, number - 1, some);
                    }
                }
                return null;
            }
        };
    }

    @Override
    public void close() {
        try {
            if (archive != null) {
                archive.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
