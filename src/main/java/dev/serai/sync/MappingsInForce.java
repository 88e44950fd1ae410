package dev.serai.sync;

import dev.serai.catalogue.SyncMappings;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.mapping.Finding;
import dev.serai.mapping.Mapping;
import dev.serai.mapping.MappingReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * By which mapping a sync runs: that of its file or, as long as something hinders an enabled sync's changed file, such as
 * properties that HubSpot lacks, the one before.
 */
@Component
class MappingsInForce {
    private static final Logger log = LoggerFactory.getLogger(MappingsInForce.class);
    private static final Pattern NEW_CARDS = Pattern.compile("^(new-card-tags|new-in-sansan|changes-to-sansan):");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final MappingFiles files;
    private final Properties properties;
    private final CardSight sight;
    private final SyncMappings versions;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** What keeps a version of a file from being in force, as it was found at a time. */
    private record Held(String version, List<Finding> findings, Instant at) {}

    MappingsInForce(MappingFiles files, Properties properties, CardSight sight, SyncMappings versions) {
        this.files = files;
        this.properties = properties;
        this.sight = sight;
        this.versions = versions;
    }

    /** @throws dev.serai.remote.Refusal if no mapping file of that name is there */
    Mapping of(SyncRow sync) {
        Mapping file = files.get(sync.name());
        if (!sync.state().equals("ENABLED")
                || sync.mappingVersion() == null
                || sync.mappingVersion().equals(file.version())) {
            held.remove(sync.name());
            return file;
        }
        Optional<Mapping> before =
                versions.text(sync.name(), sync.mappingVersion()).flatMap(text -> read(sync.name(), text));
        return before.isPresent() && !findings(file).isEmpty() ? before.get() : file;
    }

    /** By which mapping a run goes: one that goes on with what it has decided by the one that it decided by. */
    Mapping of(SyncRunRow run, SyncRow sync) {
        if (run.phase().equals(SyncRun.WRITING) && run.mapping() != null) {
            return versions.text(run.sync(), run.mapping())
                    .flatMap(text -> read(run.sync(), text))
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "sync run " + run.id() + ": version " + run.mapping()
                                            + " of its mapping, by which it decided, cannot be read any more; the next run decides anew"));
        }
        return run.kind().equals("preview") ? files.get(run.sync()) : of(sync);
    }

    /** A version that was in force, whatever is configured now; empty if this hub cannot read it any more. */
    static Optional<Mapping> read(String sync, String text) {
        try {
            return MappingReader.read(MappingFolder.fileOf(sync), text).mapping();
        } catch (RuntimeException unforeseen) {
            log.warn("sync {}: a mapping that was in force cannot be read any more: {}", sync, unforeseen.toString());
            return Optional.empty();
        }
    }

    private List<Finding> findings(Mapping file) {
        Held known = held.get(file.name());
        if (known != null
                && known.version().equals(file.version())
                && known.at().plus(LOOK_EVERY).isAfter(Instant.now())) {
            return known.findings();
        }
        List<Finding> findings = look(file);
        boolean told = known != null && known.findings().equals(findings);
        if (!told) {
            findings.forEach(finding -> log.error("mappings/{} (what was in force stays)", finding));
        }
        held.put(file.name(), new Held(file.version(), findings, Instant.now()));
        return findings;
    }

    private List<Finding> look(Mapping file) {
        String name = MappingFolder.fileOf(file.name());
        try {
            List<Finding> findings = new ArrayList<>(outOfSight(file));
            properties
                    .lacking(file)
                    .forEach((property, why) -> findings.add(
                            new Finding(name, files.line(file.name(), property), "property " + property, why)));
            return findings;
        } catch (RuntimeException unable) {
            return List.of(new Finding(
                    name, 0, "", "whether HubSpot has its properties cannot be told: " + unable.getMessage()));
        }
    }

    private List<Finding> outOfSight(Mapping mapping) {
        return sight.hinders(mapping).stream()
                .map(why -> new Finding(
                        MappingFolder.fileOf(mapping.name()),
                        files.line(mapping.name(), NEW_CARDS),
                        "new-card-tags",
                        why))
                .toList();
    }

    /** Why a sync cannot be enabled with a mapping, for people to read; none if it can. */
    List<String> hinders(Mapping mapping) {
        List<String> all = new ArrayList<>(properties.lackingInWords(mapping));
        sight.hinders(mapping).ifPresent(why -> all.add("new-card-tags: " + why));
        return all;
    }

    /** What is wrong with a sync's file as it was saved last, and what HubSpot lacks for it; none if nothing is. */
    List<Finding> findings(SyncRow sync) {
        List<Finding> all = new ArrayList<>(files.findings(sync.name()));
        Mapping inForce = files.find(sync.name()).isPresent() ? of(sync) : null;
        Held holds = held.get(sync.name());
        if (inForce != null && holds != null && !holds.version().equals(inForce.version())) {
            all.addAll(holds.findings());
        } else if (inForce != null) {
            all.addAll(outOfSight(inForce));
        }
        return all;
    }

    /** Has the next run look again what HubSpot lacks. */
    void forget(String sync) {
        held.remove(sync);
    }
}
