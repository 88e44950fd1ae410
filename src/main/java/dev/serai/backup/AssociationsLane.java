package dev.serai.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.archive.Manifest;
import dev.serai.catalogue.LaneRow;
import dev.serai.hubspot.Paths;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads which records of one object are associated with which of another, with labels, for a stretch of the first
 * object's ids. A record with more associations than an answer holds is asked for again from where the answer ended.
 */
final class AssociationsLane extends Lane {
    static final List<String> HEADER = List.of("from_id", "to_id", "category", "type_id", "label");
    /** The most records asked about in one call (facts section 7). */
    static final int PAGE = 1000;

    private static final String LEFT_OUT = "left-out";

    private final Pairs.Pair pair;
    private final Paths paths;
    private final long lower;
    private final long upper;
    private Iterator<String> ids;
    private List<Input> asked;
    /** How many ids have been asked about once {@link #asked} is answered. */
    private long position;
    /** What the account answered to the first call, if it may mean that the pair has no associations. */
    private RemoteException refusal;

    private boolean offered;
    private String leftOut;

    /** A record to ask about, and where its associations go on; null from their start. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Input(String id, String after) {}

    /**
     * Where the lane stands.
     *
     * @param asked how many ids have been asked about, or stand at an earlier place too
     * @param goOn  records among those whose associations go on
     */
    record Place(long asked, List<Input> goOn) {}

    AssociationsLane(Reading reading, LaneRow row, Pairs.Pair pair) {
        super(reading, row);
        this.pair = pair;
        this.paths = reading.paths();
        this.lower = row.lower();
        this.upper = row.upper();
        this.leftOut = row.mode().equals(LEFT_OUT) ? row.place() : null;
    }

    static LaneRow start(String pair, int part, long lower, long upper) {
        String place = Json.text(new Place(lower, List.of()));
        return LaneRow.start(LaneKey.ASSOCIATIONS, pair, part, "", lower, upper, place);
    }

    private Place standing() {
        return Json.read(place(), Place.class);
    }

    @Override
    Request next() {
        String from = pair.from().type();
        String to = pair.to().type();
        if (refusal != null) {
            return Request.get(reading().account(), paths.associationTypes(from, to), null);
        }
        if (asked == null) {
            Place standing = standing();
            position = standing.asked();
            asked = standing.goOn().isEmpty() ? nextIds() : standing.goOn();
        }
        byte[] body = Json.text(Map.of("inputs", asked)).getBytes(StandardCharsets.UTF_8);
        return Request.read(reading().account(), paths.associations(from, to), body);
    }

    /** Each id once: asked about twice, a record would have each of its associations twice. */
    private List<Input> nextIds() {
        if (ids == null) {
            ids = pair.ids().from(position);
        }
        List<Input> inputs = new ArrayList<>();
        while (position < upper
                && ids.hasNext()
                && (inputs.size() < PAGE || pair.ids().again(position))) {
            String id = ids.next();
            if (!pair.ids().again(position++)) {
                inputs.add(new Input(id, null));
            }
        }
        return inputs;
    }

    @Override
    Batch accept(byte[] answer) {
        if (refusal != null) {
            throw confirmed(Json.tree(answer).path("results"));
        }
        List<String[]> rows = new ArrayList<>();
        List<Input> goOn = new ArrayList<>();
        for (JsonNode result : Json.tree(answer).path("results")) {
            String id = result.path("from").path("id").asText();
            result.path("to").forEach(to -> addRows(rows, id, to));
            JsonNode after = result.path("paging").path("next").path("after");
            if (after.isValueNode() && !after.isNull()) {
                goOn.add(new Input(id, after.asText()));
            }
        }
        asked = null;
        boolean ends = goOn.isEmpty() && position >= upper;
        return new Batch(this, List.of(), rows, Json.text(new Place(position, goOn)), ends);
    }

    /** The first refusal, now that the account has named the kinds of association that the pair has. */
    private RuntimeException confirmed(JsonNode kinds) {
        offered = !kinds.isEmpty();
        return offered
                ? refusal
                : new NotOffered(Causes.inWords(refusal) + "; it names no kind of association for the pair");
    }

    /**
     * A call was refused. The first one may be so because the account knows no associations of the pair, as most pairs
     * have none; to be sure, the next call asks for the kinds that the pair has.
     *
     * @throws NotOffered if that was refused likewise
     * @return whether that is so; if not, the refusal means something else
     */
    boolean doubts(RemoteException refused) {
        boolean none = refused.status() == 400 || refused.status() == 404;
        if (!none || offered || rows() > 0 || standing().asked() > lower) {
            return false;
        }
        if (refusal != null) {
            throw new NotOffered(Causes.inWords(refusal) + "; asked for the pair's kinds of association, "
                    + Causes.inWords(refused));
        }
        refusal = refused;
        return true;
    }

    /** Ends the lane without rows. */
    void leaveOut(String reason) {
        leftOut = reason;
        end();
    }

    /** What is said of the pair in the manifest; empty if its associations were read. */
    Optional<Manifest.LeftOutPair> leftOut() {
        return leftOut == null
                ? Optional.empty()
                : Optional.of(
                        new Manifest.LeftOutPair(pair.from().name(), pair.to().name(), leftOut));
    }

    private static void addRows(List<String[]> rows, String from, JsonNode to) {
        for (JsonNode type : to.path("associationTypes")) {
            rows.add(new String[] {
                from,
                to.path("toObjectId").asText(),
                type.path("category").asText(null),
                type.path("typeId").asText(null),
                type.path("label").asText(null)
            });
        }
    }

    @Override
    LaneRow restarted() {
        return start(key().name(), key().part(), lower, upper);
    }

    @Override
    LaneRow row(LaneRow base) {
        return leftOut == null
                ? base.with("", lower, upper)
                : base.with(LEFT_OUT, lower, upper).at(leftOut);
    }
}
