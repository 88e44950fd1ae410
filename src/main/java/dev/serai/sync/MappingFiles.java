package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.mapping.Finding;
import dev.serai.mapping.Loaded;
import dev.serai.mapping.Mapping;
import dev.serai.mapping.MappingReader;
import dev.serai.remote.Refusal;
import java.io.IOException;
import java.nio.file.Files;
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

    private final Path folder;
    private final SyncCatalogue catalogue;
    private final Map<String, Mapping> inForce = new LinkedHashMap<>();
    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private final Map<String, Integer> examples = new LinkedHashMap<>();
    private Map<String, String> seen = Map.of();

    MappingFiles(SyncSettings settings, SyncCatalogue catalogue) {
        this.folder = settings.mappings();
        this.catalogue = catalogue;
    }

    /** Looks for files that were changed, added or removed. */
    synchronized void look() {
        try {
            Map<String, String> now = texts();
            if (!now.equals(seen)) {
                take(now);
                seen = now;
            }
        } catch (IOException unreadable) {
            log.warn("mappings: {} cannot be read: {}; what is in force stays", folder, unreadable.getMessage());
        }
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private void take(Map<String, String> texts) {
        inForce.keySet().removeIf(name -> !texts.containsKey(name + ".yaml"));
        findings.keySet().retainAll(texts.keySet());
        texts.forEach((file, text) -> {
            if (!text.equals(seen.get(file))) {
                take(MappingReader.read(file, text), text);
            }
        });
    }

    private void take(Loaded loaded, String text) {
        findings.put(loaded.file(), loaded.findings());
        Optional<Mapping> mapping =
                loaded.mapping().filter(one -> loaded.findings().isEmpty());
        mapping.ifPresent(one -> {
            inForce.put(one.name(), one);
            examples.put(one.name(), loaded.examples());
            catalogue.add(one.name());
            catalogue.mapping(one.name(), one.version(), text, null);
            log.info("mappings/{}: in force, {} examples hold", loaded.file(), loaded.examples());
        });
        if (mapping.isEmpty()) {
            String name = loaded.file().replaceFirst("\\.yaml$", "");
            if (!inForce.containsKey(name)) {
                catalogue
                        .lastMappingText(name)
                        .flatMap(before ->
                                MappingReader.read(loaded.file(), before).mapping())
                        .ifPresent(before -> inForce.put(name, before));
            }
            loaded.findings().forEach(finding -> log.error("mappings/{} (what was in force stays)", finding));
        }
    }

    /** The mapping of a sync that is in force; empty if there never was one, or its file was removed. */
    synchronized Optional<Mapping> find(String sync) {
        return Optional.ofNullable(inForce.get(sync));
    }

    /** @throws Refusal if there is no such sync */
    synchronized Mapping get(String sync) {
        return find(sync)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "sync \"" + sync + "\": no mapping file of that name is in force; known are "
                                + inForce.keySet()));
    }

    /** The line of a sync's file in which a property is written or asked for; 0 if it cannot be told. */
    int line(String sync, String property) {
        return line(sync, Pattern.compile("(hubspot|field):\\s*[\"']?" + Pattern.quote(property) + "\\b"));
    }

    /** The first line of a sync's file in which something is found; 0 if it is in none. */
    synchronized int line(String sync, Pattern place) {
        List<String> lines = seen.getOrDefault(sync + ".yaml", "").lines().toList();
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> place.matcher(lines.get(i)).find())
                        .findFirst()
                        .orElse(-1);
    }

    /** What is wrong with a sync's file as it was saved last; none if nothing is. */
    synchronized List<Finding> findings(String sync) {
        return findings.getOrDefault(sync + ".yaml", List.of());
    }

    /** Findings by file, also of files that never were in force. */
    synchronized Map<String, List<Finding>> findings() {
        return new LinkedHashMap<>(findings);
    }
}
