package dev.serai.restore;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.serai.catalogue.RestoreCreations;
import dev.serai.catalogue.RestoreCreations.Of;
import dev.serai.hubspot.BatchCreate;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.BatchWrite;
import dev.serai.hubspot.Paths;
import dev.serai.remote.Json;
import dev.serai.remote.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A confirmed plan while its records that are gone for good are created anew. */
final class Creating {
    /** Times that records are looked for and then created, before what is still not answered is left as unknown. */
    private static final int MOST_ROUNDS = 4;

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    /** Objects whose date of creation is called so; of all others it is {@code hs_createdate} (facts section 4.5). */
    private static final Set<String> CREATEDATE = Set.of(
            "contacts",
            "companies",
            "deals",
            "tickets",
            "products",
            "line_items",
            "orders",
            "carts",
            "invoices",
            "leads");

    private final Applying run;
    private final RestoreCreations creations;
    private final Of of;
    private final Paths paths;
    private final List<String> unique;
    private final Duration indexLag;
    private int round;

    /** @param unique properties whose values HubSpot gives to one record only */
    Creating(Applying run, RestoreCreations creations, Of of, Paths paths, List<String> unique, Duration indexLag) {
        this.run = run;
        this.creations = creations;
        this.of = of;
        this.paths = paths;
        this.unique = unique;
        this.indexLag = indexLag;
    }

    Applying run() {
        return run;
    }

    /** Begins another round, if there is to be one. */
    boolean nextRound() {
        return !run.stopped() && ++round <= MOST_ROUNDS;
    }

    boolean lastRound() {
        return round == MOST_ROUNDS;
    }

    List<String> unique() {
        return unique;
    }

    /** How long search may not know of a record that was created. */
    Duration indexLag() {
        return indexLag;
    }

    /** Whether old ids mean records of the account that is written to. */
    boolean sameAccount() {
        return of.account().equals(of.source());
    }

    /** Whether a record's values are those that it was to get; sensitive ones may have been left out, or not be shown. */
    boolean fits(Map<String, String> wanted, Map<String, String> values) {
        return wanted.entrySet().stream()
                .allMatch(one -> run.same(one.getKey(), values.get(one.getKey()), one.getValue())
                        || run.unwritable().sensitive(one.getKey()) && values.get(one.getKey()) == null);
    }

    BatchCreate create(List<NewRecord> records) {
        List<BatchWrite.Input> inputs = records.stream()
                .map(record -> new BatchWrite.Input(record.oldId(), record.sendable(run.unwritable())))
                .toList();
        return new BatchCreate(of.account(), paths, run.restore().type(), inputs, this::fits);
    }

    Request readBy(String property, Collection<String> values) {
        return BatchReads.of(
                of.account(),
                paths,
                run.restore().type(),
                values,
                property,
                List.of(Analysis.ID, property, createdProperty()),
                false);
    }

    Request search(byte[] body) {
        return Request.read(of.account(), paths.search(run.restore().type()), body);
    }

    String createdProperty() {
        return CREATEDATE.contains(run.restore().object()) ? "createdate" : "hs_createdate";
    }

    Set<String> known(Collection<String> newIds) {
        return creations.known(of, newIds);
    }

    void intend(Collection<String> oldIds) {
        creations.intend(of, run.id(), oldIds);
    }

    void withdraw(Collection<String> oldIds) {
        creations.withdraw(of, oldIds);
    }

    void settle(List<NewRecord> settled) {
        creations.settle(of, run.id(), settled.stream().map(NewRecord::settled).toList());
    }

    /** A row of {@link RestoreCreations#toCreate}. */
    NewRecord record(Map<String, Object> row) {
        return new NewRecord(
                ((Number) row.get("place")).longValue(),
                (String) row.get("record_id"),
                Json.read((String) row.get("changes"), CHANGES),
                (String) row.get("new_id"),
                null,
                null);
    }

    NewRecord record(RestoreCreations.Unanswered row) {
        return new NewRecord(
                row.place(), row.oldId(), Json.read(row.changes(), CHANGES), null, row.intendedBy(), row.intendedAt());
    }
}
