package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.archive.ArchiveRows;
import dev.serai.archive.Manifest;
import dev.serai.hubspot.Definition;
import dev.serai.hubspot.Definitions;
import dev.serai.restore.ComparedScope.NotCompared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which properties of an object are compared, and which only one side has. */
final class ComparedProperties {
    private final Set<String> here;
    private final Set<String> there;
    private final Map<String, String> unread;
    private final Definitions definitions;
    private final List<String> compared = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<NotCompared> notCompared = new ArrayList<>();

    /**
     * @param here   those of the backup; none if it has no records of the object
     * @param there  those of the other one; none if it has no records of the object
     * @param unread why values of a property, which may be there, could not be read of one of the two
     */
    private ComparedProperties(
            Set<String> here, Set<String> there, Map<String, String> unread, Definitions definitions) {
        this.here = here.isEmpty() ? there : here;
        this.there = there.isEmpty() ? here : there;
        this.unread = unread;
        this.definitions = definitions;
    }

    /** @param definitions of the backup */
    static ComparedProperties of(
            ArchiveReader archive,
            Manifest.ReadObject one,
            ArchiveReader otherArchive,
            Manifest.ReadObject other,
            Definitions definitions)
            throws IOException {
        Map<String, String> unread = new LinkedHashMap<>();
        other.leftOut().forEach(it -> unread.put(it.property(), "left out of the other backup: " + it.reason()));
        one.leftOut().forEach(it -> unread.put(it.property(), "left out of the backup: " + it.reason()));
        return new ComparedProperties(columns(archive, one), columns(otherArchive, other), unread, definitions);
    }

    /** @param definitions of the account as it is now */
    static ComparedProperties live(ArchiveReader archive, Manifest.ReadObject one, Definitions definitions)
            throws IOException {
        Set<String> there = new LinkedHashSet<>();
        Map<String, String> unread = new LinkedHashMap<>();
        definitions.byName().values().stream().filter(it -> !it.archived()).forEach(definition -> {
            String closed = definitions.unreadable().get(definition.sensitivity());
            if (closed == null) {
                there.add(definition.name());
            } else {
                unread.put(definition.name(), "sensitive, and closed to the account's token: " + closed);
            }
        });
        one.leftOut().forEach(it -> unread.put(it.property(), "left out of the backup: " + it.reason()));
        return new ComparedProperties(columns(archive, one), there, unread, definitions);
    }

    /** The properties of an object in a backup; none if it has no records there. */
    private static Set<String> columns(ArchiveReader archive, Manifest.ReadObject object) throws IOException {
        return object.entry() == null ? Set.of() : new LinkedHashSet<>(columns(archive, object.entry()));
    }

    /** The properties in an entry, in the order of its columns. */
    static List<String> columns(ArchiveReader archive, String entry) throws IOException {
        try (ArchiveRows rows = archive.rows(entry)) {
            return rows.header().subList(ArchivedRows.LEADING, rows.header().size());
        }
    }

    /** @param wanted none for all that people and programs can write */
    void choose(List<String> wanted) {
        Set<String> all = new LinkedHashSet<>(wanted);
        if (all.isEmpty()) {
            all.addAll(here);
            all.addAll(there);
            all.addAll(unread.keySet());
        }
        for (String property : all) {
            boolean asked = wanted.contains(property);
            if (unread.containsKey(property)) {
                notCompared.add(new NotCompared(property, unread.get(property)));
            } else if (here.contains(property) && there.contains(property)) {
                chooseOfBoth(property, asked);
            } else if (here.contains(property)) {
                removed.add(property);
            } else if (there.contains(property)) {
                added.add(property);
            } else {
                notCompared.add(new NotCompared(property, "in neither of the two"));
            }
        }
    }

    private void chooseOfBoth(String property, boolean asked) {
        Definition definition = definitions.byName().get(property);
        if (!asked && definition != null && (definition.readOnlyValue() || definition.calculated())) {
            notCompared.add(new NotCompared(property, "only HubSpot sets it; name it in properties to compare it"));
        } else {
            compared.add(property);
        }
    }

    List<String> compared() {
        return compared;
    }

    /** @param otherRecords null if unknown */
    ComparedScope scope(long records, Long otherRecords, List<String> warnings) {
        return new ComparedScope(null, records, otherRecords, compared.size(), added, removed, notCompared, warnings);
    }
}
