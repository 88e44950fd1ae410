package dev.serai.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.serai.archive.Manifest;
import dev.serai.backup.BackupPlan.ObjectPlan;
import dev.serai.backup.BackupPlan.Source;
import dev.serai.catalogue.BackupRow;
import dev.serai.hubspot.CustomObject;
import dev.serai.hubspot.Hubspot;
import dev.serai.hubspot.HubspotAccounts;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.hubspot.Property;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.RemoteException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Finds out what there is to back up, and keeps the documents about it: definitions, pipelines, owners, schemas. */
@Component
class Survey {
    /** An object with fewer records is read by one lane, for which its highest id is of no use. */
    private static final long WORTH_ASKING_FOR_HIGHEST_ID = 2_000;

    private static final List<String> WITH_PIPELINES = List.of("deals", "tickets");

    private final Hubspot hubspot;
    private final HubspotAccounts accounts;
    private final HubspotGateway gateway;
    private final ExecutorService readers;

    Survey(Hubspot hubspot, HubspotAccounts accounts, HubspotGateway gateway, ExecutorService backupReaders) {
        this.hubspot = hubspot;
        this.accounts = accounts;
        this.gateway = gateway;
        this.readers = backupReaders;
    }

    /** A survey that makes no further call once it is to stop. */
    Survey until(BooleanSupplier stopped) {
        return new Survey(hubspot.abandonedWhen(stopped), accounts, gateway, readers);
    }

    /** @throws Refusal if an object was asked for that the account does not have */
    BackupPlan make(BackupRow backup, Staging staging) {
        Instant began = Instant.now();
        String name = backup.account();
        List<String> warnings = new ArrayList<>();
        CompletableFuture<JsonNode> account = begin(() -> hubspot.details(name));
        CompletableFuture<Optional<JsonNode>> owners =
                begin(() -> document(staging, "metadata/owners.json", warnings, () -> hubspot.owners(name)));
        CompletableFuture<Optional<JsonNode>> schemas =
                begin(() -> document(staging, "metadata/schemas.json", warnings, () -> hubspot.schemas(name)));
        CompletableFuture<Map<String, Long>> counts =
                begin(() -> attempt("record counts", warnings, () -> hubspot.recordCounts(name))
                        .orElse(Map.of()));
        await(List.of(account, owners, schemas, counts));
        JsonNode details = account.join();
        zone(name, details);
        staging.document(Staging.ACCOUNT, Json.pretty(details));
        List<CompletableFuture<ObjectPlan>> surveys = new ArrayList<>();
        for (ObjectKind kind : chosen(kinds(schemas.join()), backup.objects())) {
            surveys.add(begin(() -> kind == ObjectKind.CONVERSATIONS
                    ? conversations(name, staging)
                    : records(name, kind, counts.join().get(kind.objectTypeId()), staging, warnings)));
        }
        await(surveys);
        return new BackupPlan(
                details.path("portalId").asText(null),
                accounts.get(name).version(),
                began,
                surveys.stream().map(CompletableFuture::join).toList(),
                List.copyOf(warnings));
    }

    private void zone(String account, JsonNode details) {
        try {
            gateway.zone(account, ZoneId.of(details.path("timeZone").asText("UTC")));
        } catch (DateTimeException unknown) {
            gateway.zone(account, ZoneId.of("UTC"));
        }
    }

    private static List<ObjectKind> kinds(Optional<JsonNode> schemas) {
        List<ObjectKind> kinds = new ArrayList<>(ObjectKind.STANDARD);
        Set<String> names = new LinkedHashSet<>();
        kinds.forEach(kind -> names.add(kind.name()));
        names.add(ObjectKind.CONVERSATIONS.name());
        for (CustomObject custom : schemas.map(Hubspot::customObjects).orElse(List.of())) {
            kinds.add(ObjectKind.of(custom, !names.add(custom.name())));
        }
        kinds.add(ObjectKind.CONVERSATIONS);
        return kinds;
    }

    private static List<ObjectKind> chosen(List<ObjectKind> kinds, List<String> names) {
        if (names.isEmpty()) {
            return kinds;
        }
        List<String> known = kinds.stream().map(ObjectKind::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new Refusal(
                        Refusal.Kind.INVALID, "objects: \"" + name + "\" is not known; the account has " + known);
            }
        }
        return kinds.stream().filter(kind -> names.contains(kind.name())).toList();
    }

    private <T> CompletableFuture<T> begin(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, readers);
    }

    /** Waits for all, whatever becomes of them; throws what one of them failed with. */
    private static void await(List<? extends CompletableFuture<?>> questions) {
        try {
            CompletableFuture.allOf(questions.toArray(new CompletableFuture<?>[0]))
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private ObjectPlan records(String account, ObjectKind kind, Long expected, Staging staging, List<String> warnings) {
        ArrayNode definitions;
        try {
            definitions = hubspot.properties(account, kind.type());
        } catch (RemoteException refused) {
            return unreadable(kind, expected, Causes.inWords(refused));
        }
        staging.document("metadata/properties/" + kind.name() + ".json", Json.pretty(definitions));
        List<Property> properties = new ArrayList<>(Hubspot.list(definitions));
        CompletableFuture<Void> pipelines =
                CompletableFuture.runAsync(() -> pipelines(account, kind, staging, warnings), readers);
        CompletableFuture<List<Manifest.LeftOut>> leftOut = begin(() -> withoutForbidden(account, kind, properties));
        CompletableFuture<Long> highest = begin(
                () -> expected != null && expected < WORTH_ASKING_FOR_HIGHEST_ID ? null : highestId(account, kind));
        await(List.of(pipelines, leftOut, highest));
        List<String> names = properties.stream().map(Property::name).sorted().toList();
        return new ObjectPlan(
                kind.name(),
                kind.objectTypeId(),
                kind.type(),
                Source.RECORDS,
                names,
                expected,
                highest.join(),
                kind.modified(),
                kind.fixed(),
                leftOut.join(),
                null);
    }

    private void pipelines(String account, ObjectKind kind, Staging staging, List<String> warnings) {
        if (WITH_PIPELINES.contains(kind.name()) || kind.objectTypeId().startsWith("2-")) {
            document(
                    staging,
                    "metadata/pipelines/" + kind.name() + ".json",
                    warnings,
                    () -> hubspot.pipelines(account, kind.type()));
        }
    }

    private Long highestId(String account, ObjectKind kind) {
        var highest = hubspot.highestId(account, kind.type());
        return highest.isPresent() ? highest.getAsLong() : null;
    }

    /** Asking for one sensitive property without its scope is answered 403 as a whole (lessons C10): each level is tried. */
    private List<Manifest.LeftOut> withoutForbidden(String account, ObjectKind kind, List<Property> properties) {
        List<Manifest.LeftOut> leftOut = new ArrayList<>();
        for (String level : List.of("sensitive", "highly_sensitive")) {
            List<String> names = properties.stream()
                    .filter(one -> one.sensitivity().equals(level))
                    .map(Property::name)
                    .toList();
            if (names.isEmpty()) {
                continue;
            }
            hubspot.refusalToList(account, kind.type(), names.subList(0, 1)).ifPresent(refused -> {
                names.forEach(name -> leftOut.add(new Manifest.LeftOut(name, level + ": " + Causes.inWords(refused))));
                properties.removeIf(one -> one.sensitivity().equals(level));
            });
        }
        leftOut.sort(Comparator.comparing(Manifest.LeftOut::property));
        return leftOut;
    }

    private static ObjectPlan unreadable(ObjectKind kind, Long expected, String reason) {
        return new ObjectPlan(
                kind.name(),
                kind.objectTypeId(),
                kind.type(),
                Source.RECORDS,
                List.of(),
                expected,
                null,
                kind.modified(),
                kind.fixed(),
                List.of(),
                (kind.required() ? "" : ObjectPlan.OPTIONAL) + reason);
    }

    /** As records where the account serves them so, else as threads of the inbox (facts section 3). */
    private ObjectPlan conversations(String account, Staging staging) {
        ObjectKind kind = ObjectKind.CONVERSATIONS;
        List<String> warnings = new ArrayList<>();
        Optional<RemoteException> refused;
        try {
            refused = hubspot.refusalToList(account, kind.type(), List.of("hs_object_id"));
        } catch (RemoteException failed) {
            return unreadable(kind, null, Causes.inWords(failed));
        }
        if (refused.isEmpty()) {
            return records(account, kind, null, staging, warnings);
        }
        document(
                staging,
                "metadata/properties/" + kind.name() + ".json",
                warnings,
                () -> hubspot.properties(account, kind.type()));
        return hubspot.refusalToListThreads(account)
                .map(noThreads -> unreadable(kind, null, Causes.inWords(noThreads)))
                .orElseGet(() -> new ObjectPlan(
                        kind.name(),
                        kind.objectTypeId(),
                        hubspot.paths(account).threads(),
                        Source.THREADS,
                        ThreadsLane.FIELDS,
                        null,
                        null,
                        kind.modified(),
                        kind.fixed(),
                        List.of(),
                        null));
    }

    private static Optional<JsonNode> document(
            Staging staging, String entry, List<String> warnings, Supplier<? extends JsonNode> read) {
        Optional<JsonNode> content = attempt(entry, warnings, read::get);
        content.ifPresent(json -> staging.document(entry, Json.pretty(json)));
        return content;
    }

    /** What the account refuses to tell is missing from the archive, which says so; what fails otherwise fails. */
    private static <T> Optional<T> attempt(String what, List<String> warnings, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (RemoteException refused) {
            if (refused.status() == 403 || refused.status() == 404 || refused.status() == 400) {
                synchronized (warnings) {
                    warnings.add(what + ": left out: " + Causes.inWords(refused));
                }
                return Optional.empty();
            }
            throw refused;
        }
    }
}
