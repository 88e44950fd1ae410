package dev.serai.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.archive.ArchiveReader;
import dev.serai.archive.EntryKind;
import dev.serai.archive.Manifest;
import dev.serai.hubspot.Definition;
import dev.serai.hubspot.Definitions;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds out which objects and properties of two backups, or of a backup and the account, can be compared. */
@Component
class ComparisonSurvey {
    private final Hubspot hubspot;

    ComparisonSurvey(Hubspot hubspot) {
        this.hubspot = hubspot;
    }

    /**
     * What was found out of an object.
     *
     * @param compared null if it is skipped
     */
    record Found(String object, ComparedScope scope, ComparedObject compared) {
        static Found skipped(String object, String reason) {
            return new Found(object, ComparedScope.skipped(reason), null);
        }
    }

    /** All objects that either has, or the one that was asked for. */
    List<Found> look(Comparing run) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        run.one().manifest().objects().forEach(object -> names.add(object.name()));
        if (!run.live()) {
            run.other().manifest().objects().forEach(object -> names.add(object.name()));
        }
        if (run.request().object() != null) {
            names.retainAll(Set.of(run.request().object()));
        }
        List<Found> found = new ArrayList<>();
        for (String name : names) {
            found.add(look(run, found.size(), name));
        }
        return found;
    }

    private Found look(Comparing run, int place, String name) throws IOException {
        Manifest.ReadObject one = object(run.one(), name);
        Manifest.ReadObject other = run.live() ? null : object(run.other(), name);
        if (one == null) {
            return Found.skipped(name, missing("the backup", run.one(), name));
        }
        if (other == null && !run.live()) {
            return Found.skipped(name, missing("the other backup", run.other(), name));
        }
        if (run.live() && isThreads(run.one(), one)) {
            return Found.skipped(name, "inbox threads are no records, and are not compared with the account");
        }
        Definitions definitions;
        try {
            definitions = definitions(run, one);
        } catch (RemoteException refused) {
            if (refused.status() != 400 && refused.status() != 403 && refused.status() != 404) {
                throw refused;
            }
            return Found.skipped(name, "the account does not show its properties: " + refused.getMessage());
        }
        ComparedProperties properties = run.live()
                ? ComparedProperties.live(run.one(), one, definitions)
                : ComparedProperties.of(run.one(), one, run.other(), other, definitions);
        properties.choose(run.request().properties());
        return found(run, place, one, other, definitions, properties);
    }

    private static Found found(
            Comparing run,
            int place,
            Manifest.ReadObject one,
            Manifest.ReadObject other,
            Definitions definitions,
            ComparedProperties properties) {
        List<Spelling> spellings = new ArrayList<>();
        for (String property : properties.compared()) {
            Definition definition = definitions.byName().get(property);
            spellings.add(definition == null ? Spelling.TEXT : Spelling.of(one.name(), definition));
        }
        List<String> warnings = new ArrayList<>();
        gaps(run.one(), one.name()).forEach(gap -> warnings.add("the backup has a gap: " + gap));
        if (other != null) {
            gaps(run.other(), one.name()).forEach(gap -> warnings.add("the other backup has a gap: " + gap));
        }
        return new Found(
                one.name(),
                properties.scope(one.read(), other == null ? null : other.read(), warnings),
                new ComparedObject(run, place, one.name(), one.objectTypeId(), properties.compared(), spellings));
    }

    private static String missing(String backup, ArchiveReader archive, String object) {
        String gap =
                gaps(archive, object).stream().findFirst().map(it -> "; " + it).orElse("");
        return "not in " + backup + gap;
    }

    /** Parts of an object that a backup should have and could not read. */
    private static List<String> gaps(ArchiveReader archive, String object) {
        return archive.manifest().gaps().stream()
                .filter(gap -> gap.object().equals(object) || gap.object().endsWith(" of " + object))
                .map(gap -> gap.object() + ": " + gap.reason())
                .toList();
    }

    private static boolean isThreads(ArchiveReader archive, Manifest.ReadObject object) {
        return entry(archive, object.entry())
                .filter(entry -> entry.kind() == EntryKind.THREADS)
                .isPresent();
    }

    private static Optional<Manifest.Entry> entry(ArchiveReader archive, String name) {
        return archive.manifest().entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }

    private static Manifest.ReadObject object(ArchiveReader archive, String name) {
        return archive.manifest().objects().stream()
                .filter(object -> object.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Definitions definitions(Comparing run, Manifest.ReadObject object) throws IOException {
        if (run.live()) {
            return hubspot.definitions(
                    run.comparison().account(), ComparedObject.pathOf(object.name(), object.objectTypeId()));
        }
        String name = "metadata/properties/" + object.name() + ".json";
        if (entry(run.one(), name).isEmpty()) {
            return new Definitions(Map.of(), Map.of(), List.of(), List.of());
        }
        try (InputStream json = run.one().content(name)) {
            return Definitions.of(Json.read(new String(json.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class));
        }
    }
}
