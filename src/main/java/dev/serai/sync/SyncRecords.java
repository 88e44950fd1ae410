package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.SyncStandings;
import dev.serai.catalogue.SyncStandings.Happened;
import dev.serai.catalogue.SyncStandings.Stood;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why a record did or did not sync: how each one stands, what happened to it, and trying it again. */
@Component
public class SyncRecords {
    private final SyncStandings standings;
    private final Syncs syncs;

    SyncRecords(SyncStandings standings, Syncs syncs) {
        this.standings = standings;
        this.syncs = syncs;
    }

    /**
     * A page of records.
     *
     * @param total records that fit the question
     * @param next  what to ask from for the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(long total, String next, List<RecordView> records) {}

    /**
     * @param status null for any
     * @param q      an id of a card or contact, or part of a name or an e-mail address; null or blank for all
     * @param from   the id that the page before gave; null to begin
     * @throws Refusal if there is no such sync, or no such status
     */
    public Page page(String name, String status, String q, String from, int limit) {
        syncs.get(name);
        if (status != null && !RecordView.STATUSES.contains(status)) {
            throw new Refusal(Kind.INVALID, "status \"" + status + "\": is none; use one of " + RecordView.STATUSES);
        }
        String sought = q == null || q.isBlank() ? null : q;
        List<Stood> found = standings.page(name, status, sought, from == null ? "" : from, limit + 1);
        boolean more = found.size() > limit;
        List<RecordView> page = found.stream().limit(limit).map(RecordView::of).toList();
        boolean all = from == null && !more;
        return new Page(
                all ? page.size() : standings.count(name, status, sought),
                more ? page.get(limit - 1).id() : null,
                page);
    }

    /** @throws Refusal if the sync has never read such a record */
    public RecordView get(String name, String record) {
        return RecordView.of(stood(name, record));
    }

    private Stood stood(String name, String record) {
        return find(name, record).orElseThrow(() -> unknown(name, record));
    }

    private Optional<Stood> find(String name, String record) {
        syncs.get(name);
        RecordId id = RecordId.of(record);
        return standings.find(name, id.cardId(), id.contactId());
    }

    private static Refusal unknown(String name, String record) {
        return new Refusal(
                Kind.NOT_FOUND,
                "record " + record + ": sync " + name
                        + " knows of none; it is deleted, out of sight of the keys, or was"
                        + " made after the last run");
    }

    /**
     * Events of a record.
     *
     * @param entries newest first
     * @param next    what to ask before for the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record History(Long next, List<Happened> entries) {}

    /**
     * What happened to a record, newest first; also to one that is not there any more.
     *
     * @param before id of the entry at which to stop; null for the newest ones
     * @throws Refusal if nothing is known of such a record
     */
    public History history(String name, String record, Long before, int limit) {
        Optional<Stood> stood = find(name, record);
        RecordId id =
                stood.map(one -> new RecordId(one.cardId(), one.contactId())).orElseGet(() -> RecordId.of(record));
        List<Happened> found = standings.history(
                name, id.cardId(), id.contactId(), before == null ? Long.MAX_VALUE : before, limit + 1);
        if (stood.isEmpty() && found.isEmpty()) {
            throw unknown(name, record);
        }
        List<Happened> page = found.stream().limit(limit).toList();
        return new History(found.size() > limit ? page.get(limit - 1).id() : null, page);
    }

    /**
     * Has a record decided and written again with the next run, which comes at once.
     *
     * @throws Refusal if there is no such record, or the sync is not enabled
     */
    public RecordView retry(String name, String record, String actor) {
        Stood stood = stood(name, record);
        boolean pair = stood.contactId() != null;
        syncs.retry(name, (pair ? Side.HUBSPOT : Side.SANSAN).name(), pair ? stood.contactId() : stood.cardId(), actor);
        return RecordView.of(stood);
    }
}
