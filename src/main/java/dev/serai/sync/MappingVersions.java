package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.SyncMappings;
import dev.serai.catalogue.SyncRow;
import dev.serai.remote.Refusal;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The versions of a sync's mapping file, and saving another one. */
@Component
public class MappingVersions {
    private final SyncMappings versions;
    private final MappingFiles files;
    private final MappingsInForce inForce;
    private final Syncs syncs;

    MappingVersions(SyncMappings versions, MappingFiles files, MappingsInForce inForce, Syncs syncs) {
        this.versions = versions;
        this.files = files;
        this.inForce = inForce;
        this.syncs = syncs;
    }

    /**
     * A version of a mapping file.
     *
     * @param version SHA-256 of its text
     * @param since   from when on it was the sync's
     * @param author  who saved it through the API; null if the file was edited
     * @param inForce whether it is the one in force
     * @param text    where its text is to be had
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Version(String version, Instant since, String author, boolean inForce, String text) {}

    /**
     * Newest first; one that was in force several times is there as often.
     *
     * @throws Refusal if there is no such sync
     */
    public List<Version> list(String name) {
        SyncRow sync = syncs.get(name);
        String now = files.find(name).isEmpty() ? "" : inForce.of(sync).version();
        Instant since = versions.since(name, now).orElse(null);
        return versions.all(name).stream()
                .map(one -> new Version(
                        one.version(),
                        one.at(),
                        one.author(),
                        one.version().equals(now) && one.at().equals(since),
                        "/api/syncs/" + name + "/mappings/" + one.version()))
                .toList();
    }

    /** @throws Refusal if the sync never had such a version */
    public String text(String name, String version) {
        syncs.get(name);
        return versions.text(name, version)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "mapping " + version + ": no version of sync " + name + "; GET /api/syncs/" + name
                                + "/mappings lists all"));
    }

    /**
     * Saves a sync's mapping file; also that of a new sync.
     *
     * @param text  the file in UTF-8
     * @param actor its author
     * @throws Refusal with all that is wrong with it; nothing is saved then
     */
    public void save(String name, byte[] text, String actor) {
        syncs.journaled(actor, "sync.mapping", name, () -> {
            files.look();
            files.save(name, text, actor);
            return name;
        });
    }
}
