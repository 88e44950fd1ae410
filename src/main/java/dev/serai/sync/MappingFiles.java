package dev.serai.sync;

import dev.serai.catalogue.SyncMappings;
import dev.serai.hubspot.HubspotAccounts;
import dev.serai.mapping.Connections;
import dev.serai.mapping.Finding;
import dev.serai.mapping.Loaded;
import dev.serai.mapping.Mapping;
import dev.serai.mapping.MappingReader;
import dev.serai.remote.Refusal;
import dev.serai.sansan.SansanKeys;
import dev.serai.sync.MappingFolder.Saved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mapping files as they are in force. A file is read again when it was changed; one with a mistake leaves in force
 * what was, also if the hub is started again, and its findings are shown.
 */
@Component
class MappingFiles {
    private static final Logger log = LoggerFactory.getLogger(MappingFiles.class);

    private final Path place;
    private final MappingFolder folder;
    private final SyncMappings versions;
    private final Connections connections;
    private final Map<String, Mapping> inForce = new LinkedHashMap<>();
    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private Map<String, Saved> seen = Map.of();

    MappingFiles(SyncSettings settings, SyncMappings versions, HubspotAccounts accounts, SansanKeys keys) {
        this.place = settings.mappings();
        this.folder = new MappingFolder(settings.mappings());
        this.versions = versions;
        this.connections = new Connections(accounts.names(), keys.names());
    }

    /** Looks for files that were changed, added or removed. */
    synchronized void look() {
        try {
            Map<String, Saved> now = folder.files();
            if (!now.equals(seen)) {
                take(now);
                seen = now;
            }
        } catch (IOException unreadable) {
            log.warn("mappings: {} cannot be read: {}; what is in force stays", place, unreadable.getMessage());
        }
    }

    private void take(Map<String, Saved> files) {
        inForce.keySet().removeIf(name -> !files.containsKey(MappingFolder.fileOf(name)));
        findings.keySet().retainAll(files.keySet());
        files.forEach((file, saved) -> {
            if (!saved.equals(seen.get(file))) {
                take(read(file, saved), saved.text());
            }
        });
    }

    /** Whatever is wrong with a file is a finding of that file, and no other's business. */
    private Loaded read(String file, Saved saved) {
        try {
            return saved.unreadable() == null
                    ? MappingReader.read(file, saved.text(), connections)
                    : unread(saved.unreadable());
        } catch (RuntimeException unforeseen) {
            log.debug("mappings/{}: cannot be read", file, unforeseen);
            return unread(new Finding(file, 0, "", "cannot be read: " + unforeseen + "; take back the last change"));
        }
    }

    private static Loaded unread(Finding why) {
        return new Loaded(why.file(), Optional.empty(), List.of(why), 0);
    }

    private void take(Loaded loaded, String text) {
        findings.put(loaded.file(), loaded.findings());
        loaded.mapping()
                .ifPresentOrElse(
                        one -> {
                            versions.keep(one.name(), one.version(), text, null, () -> {});
                            takeOver(loaded, one);
                        },
                        () -> keep(loaded));
    }

    /**
     * Saves a file for somebody, who is kept as the author of this version, and puts it in force.
     *
     * @throws Refusal if anything is wrong with it; nothing is saved then
     */
    synchronized void save(String sync, byte[] bytes, String author) {
        String file = MappingFolder.fileOf(sync);
        Saved saved = MappingFolder.text(file, bytes);
        Loaded loaded = read(file, saved);
        Mapping mapping = loaded.mapping()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        file + ": nothing was saved; mend its mistakes, of which there are "
                                + loaded.findings().size(),
                        Map.of("findings", loaded.findings())));
        versions.keep(sync, mapping.version(), saved.text(), author, () -> folder.write(file, saved.text()));
        findings.put(file, List.of());
        takeOver(loaded, mapping);
        Map<String, Saved> now = new LinkedHashMap<>(seen);
        now.put(file, saved);
        seen = now;
    }

    private void takeOver(Loaded loaded, Mapping mapping) {
        inForce.put(mapping.name(), mapping);
        log.info("mappings/{}: in force, {} examples hold", loaded.file(), loaded.examples());
    }

    /** What is in force stays, also if the hub was started after the mistake was made. */
    private void keep(Loaded loaded) {
        String name = MappingFolder.syncOf(loaded.file());
        if (!inForce.containsKey(name)) {
            versions.lastText(name)
                    .flatMap(before -> MappingsInForce.read(name, before))
                    .ifPresent(before -> inForce.put(name, before));
        }
        boolean stays = inForce.containsKey(name);
        loaded.findings().forEach(finding -> {
            if (stays) {
                log.error("mappings/{} (what was in force stays)", finding);
            } else {
                log.warn("mappings/{} (not in force)", finding);
            }
        });
    }

    /** The mapping of a sync that is in force; empty if there never was one, or its file was removed. */
    synchronized Optional<Mapping> find(String sync) {
        return Optional.ofNullable(inForce.get(sync));
    }

    /** @throws Refusal if there is no such sync */
    synchronized Mapping get(String sync) {
        return find(sync).orElseThrow(() -> unknown(sync));
    }

    /** Why nothing can be asked of a sync of that name. */
    synchronized Refusal unknown(String sync) {
        List<Finding> mistakes = findings(sync);
        return mistakes.isEmpty()
                ? new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "sync \"" + sync + "\": no mapping file of that name is in force; known are "
                                + inForce.keySet())
                : new Refusal(
                        Refusal.Kind.CONFLICT,
                        "sync \"" + sync + "\": its mapping file has mistakes and was never in force; mend them",
                        Map.of("findings", mistakes));
    }

    /** The line of a sync's file in which a property is written or asked for; 0 if it cannot be told. */
    int line(String sync, String property) {
        return line(sync, Pattern.compile("(hubspot|field):\\s*[\"']?" + Pattern.quote(property) + "\\b"));
    }

    /** The first line of a sync's file in which something is found; 0 if it is in none. */
    synchronized int line(String sync, Pattern place) {
        Saved saved = seen.get(MappingFolder.fileOf(sync));
        List<String> lines = saved == null || saved.text() == null
                ? List.of()
                : saved.text().lines().toList();
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> place.matcher(lines.get(i)).find())
                        .findFirst()
                        .orElse(-1);
    }

    /** What is wrong with a sync's file as it was saved last; none if nothing is. */
    synchronized List<Finding> findings(String sync) {
        return findings.getOrDefault(MappingFolder.fileOf(sync), List.of());
    }

    /** Names of the files with mistakes, without their ending. */
    synchronized List<String> mistaken() {
        return findings.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> MappingFolder.syncOf(one.getKey()))
                .toList();
    }
}
