package dev.serai.sync;

import dev.serai.catalogue.Journal;
import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.catalogue.SyncSent;
import dev.serai.catalogue.SyncUndecided;
import dev.serai.flow.Runs;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people and routes can ask of syncs; each request is written to the journal with its outcome. */
@Component("syncs")
public class Syncs {
    private static final String RUN = "sync";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final SyncCatalogue catalogue;
    private final SyncUndecided undecided;
    private final SyncSent sent;
    private final MappingFiles mappings;
    private final MappingsInForce inForce;
    private final Reading reading;
    private final Properties properties;
    private final SyncSettings settings;
    private final Runs runs;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Syncs(
            SyncCatalogue catalogue,
            SyncUndecided undecided,
            SyncSent sent,
            MappingFiles mappings,
            MappingsInForce inForce,
            Reading reading,
            Properties properties,
            SyncSettings settings,
            Runs runs,
            Journal journal,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.undecided = undecided;
        this.sent = sent;
        this.mappings = mappings;
        this.inForce = inForce;
        this.reading = reading;
        this.properties = properties;
        this.settings = settings;
        this.runs = runs;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Enabled syncs whose time has come and that are not at work; looks at the mapping files as well. */
    public List<String> due() {
        mappings.look();
        return catalogue.due().stream()
                .filter(name -> mappings.find(name).isPresent())
                .filter(name -> catalogue.underWay(name).isEmpty())
                .toList();
    }

    /** Starts the run that is due: of what changed, or of all. */
    public void run(String name) {
        SyncRow sync = get(name);
        start(name, reading.fullIsDue(sync, inForce.of(sync)) ? "full" : "changes");
    }

    static String newId(String name) {
        byte[] random = new byte[3];
        ThreadLocalRandom.current().nextBytes(random);
        return TIME.format(Instant.now()) + "-" + name + "-" + HexFormat.of().formatHex(random);
    }

    private String start(String name, String kind) {
        String id = newId(name);
        transaction.executeWithoutResult(status -> {
            if (!catalogue.addRun(id, name, kind)) {
                throw new Refusal(
                        Kind.CONFLICT,
                        "sync " + name + ": is at work; see GET /api/syncs/" + name,
                        Map.of(
                                "running",
                                "/api/syncs/" + name + "/runs/"
                                        + catalogue
                                                .underWay(name)
                                                .map(SyncRunRow::id)
                                                .orElse("")));
            }
            runs.start(RUN, id);
        });
        return id;
    }

    /** @throws Refusal if there is no such sync */
    public SyncRow get(String name) {
        mappings.look();
        return catalogue.find(name).orElseThrow(() -> mappings.unknown(name));
    }

    /**
     * Finds out what the sync would do, without writing anything.
     *
     * @return id of the run that finds it out
     */
    public String preview(String name, String actor) {
        return journaled(actor, "sync.preview", name, () -> {
            get(name);
            mappings.get(name);
            return start(name, "preview");
        });
    }

    /**
     * Switches a sync on.
     *
     * @param fingerprint of the preview that a person has looked at
     * @throws Refusal if there was no preview, or the mapping is another one now
     */
    public SyncRow enable(String name, String fingerprint, String actor) {
        return journaled(actor, "sync.enable", name, () -> {
            SyncRow sync = get(name);
            if (sync.state().equals("ENABLED")) {
                throw new Refusal(Kind.CONFLICT, "sync " + name + ": is enabled already");
            }
            Preview preview = sync.preview() == null ? null : Json.read(sync.preview(), Preview.class);
            Mapping mapping = mappings.get(name);
            if (preview != null && !preview.lacking().isEmpty()) {
                List<String> lacking = inForce.hinders(mapping);
                if (!lacking.isEmpty()) {
                    throw new Refusal(Kind.CONFLICT, "sync " + name + ": " + String.join("; ", lacking));
                }
            }
            if (preview == null || !preview.version().equals(mapping.version())) {
                throw notSeen(name);
            }
            // Before it is enabled: the first run, which begins at once, touches the same records.
            undecided.touchAll(name);
            boolean enabled = catalogue.enable(
                    name,
                    fingerprint == null ? "" : fingerprint,
                    actor,
                    (int) SyncRun.creates(preview.counts()),
                    preview.counts().getOrDefault("UpdateContact", 0L).intValue());
            if (!enabled) {
                throw notSeen(name);
            }
            return get(name);
        });
    }

    private static Refusal notSeen(String name) {
        return new Refusal(
                Kind.CONFLICT,
                "fingerprint: not that of the last preview of the mapping as it is now; POST /api/syncs/" + name
                        + "/preview, look at what it found, and enable that");
    }

    /** Switches a sync off at once; links stay, so that it can be switched on again. */
    public SyncRow disable(String name, String actor) {
        return journaled(actor, "sync.disable", name, () -> {
            get(name);
            catalogue.disable(name);
            return get(name);
        });
    }

    /** Has an enabled sync run now. */
    public SyncRow runNow(String name, String actor) {
        return journaled(actor, "sync.run", name, () -> {
            requireEnabled(name);
            catalogue.soon(name);
            return get(name);
        });
    }

    /** An account said that something has changed: its syncs run soon, once for all that is said until then. */
    public void hooked(String account) {
        for (SyncRow sync : catalogue.all()) {
            if (mappings.find(sync.name())
                    .filter(mapping -> mapping.account().equals(account))
                    .isPresent()) {
                catalogue.early(sync.name(), settings.webhookDelay());
            }
        }
    }

    private void requireEnabled(String name) {
        String state = get(name).state();
        if (!state.equals("ENABLED")) {
            throw new Refusal(Kind.CONFLICT, "sync " + name + ": is not enabled; its state is " + state);
        }
    }

    /**
     * Creates in HubSpot what custom properties the mapping needs and the account does not have.
     *
     * @return their names
     */
    public List<String> createProperties(String name, String actor) {
        return journaled(actor, "sync.properties", name, () -> {
            get(name);
            List<String> created = properties.create(mappings.get(name));
            inForce.forget(name);
            return created;
        });
    }

    /** Has one record decided and written again with the next run, which comes at once. */
    public void retry(String name, String side, String record, String actor) {
        journaled(actor, "sync.retry", name + "/" + side + "/" + record, () -> {
            requireEnabled(name);
            undecided.touch(name, side, List.of(record));
            sent.again(name, record);
            catalogue.soon(name);
            return name;
        });
    }

    <T> T journaled(String actor, String action, String subject, Supplier<T> work) {
        try {
            T result = work.get();
            journal.write(actor, action, subject, "accepted", Map.of());
            return result;
        } catch (Refusal refused) {
            journal.write(actor, action, subject, "refused", Map.of("reason", refused.getMessage()));
            throw refused;
        }
    }
}
