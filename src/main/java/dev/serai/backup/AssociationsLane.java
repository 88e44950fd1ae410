package dev.serai.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.LaneRow;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads which records of one object are associated with which of another, with labels, for a stretch of the first
 * object's ids. A record with more associations than an answer holds is asked for again from where the answer ended.
 */
final class AssociationsLane extends Lane {
    static final List<String> HEADER = List.of("from_id", "to_id", "category", "type_id", "label");
    /** The most records asked about in one call (facts section 7). */
    static final int PAGE = 1000;

    private final String path;
    private final IdsFrom from;
    private final long lower;
    private final long upper;
    private Iterator<String> ids;
    private List<Input> asked;

    /** The ids of an object from the n-th on. */
    interface IdsFrom {
        Iterator<String> skip(long count);
    }

    /** A record to ask about, and where its associations go on; null from their start. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Input(String id, String after) {}

    /**
     * Where the lane stands.
     *
     * @param asked how many ids have been asked about
     * @param goOn  records among those whose associations go on
     */
    record Place(long asked, List<Input> goOn) {}

    /** @param from the ids that {@code lower} and {@code upper} count */
    AssociationsLane(Reading reading, LaneRow row, String path, IdsFrom from) {
        super(reading, row);
        this.path = path;
        this.lower = row.lower();
        this.upper = row.upper();
        this.from = from;
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
        if (asked == null) {
            Place standing = standing();
            asked = standing.goOn().isEmpty() ? nextIds(standing.asked()) : standing.goOn();
        }
        byte[] body = Json.text(Map.of("inputs", asked)).getBytes(StandardCharsets.UTF_8);
        return Request.read(reading().account(), path, body);
    }

    private List<Input> nextIds(long position) {
        if (ids == null) {
            ids = from.skip(position);
        }
        List<Input> inputs = new ArrayList<>();
        for (long left = Math.min(PAGE, upper - position); left > 0 && ids.hasNext(); left--) {
            inputs.add(new Input(ids.next(), null));
        }
        return inputs;
    }

    @Override
    Batch accept(byte[] answer) {
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
        Place standing = standing();
        long position = standing.asked() + (standing.goOn().isEmpty() ? asked.size() : 0);
        asked = null;
        boolean ends = goOn.isEmpty() && position >= upper;
        return new Batch(this, List.of(), rows, Json.text(new Place(position, goOn)), ends);
    }

    /** Whether a refusal means that the account knows no associations of the pair, as most pairs have none. */
    boolean notOffered(int status) {
        return (status == 400 || status == 404) && rows() == 0 && standing().asked() == lower;
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
        return base.with("", lower, upper);
    }
}
