package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists and reads records: facts 4.1, 4.3 and 4.4. */
final class ObjectReading {
    private static final int MOST = 100;
    private static final int MOST_WITH_HISTORY = 50;

    private final AssociationReading associations;

    ObjectReading(AssociationReading associations) {
        this.associations = associations;
    }

    void addTo(Router router) {
        router.add("GET", Family.OBJECTS, "/{type}", this::list)
                .add("GET", Family.OBJECTS, "/{type}/{id}", this::read)
                .add("POST", Family.OBJECTS, "/{type}/batch/read", this::batch);
    }

    private Reply list(Ask ask) {
        Records records = readable(ask);
        List<String> history = ask.list("propertiesWithHistory");
        int limit = ask.limit(10, history.isEmpty() ? MOST : MOST_WITH_HISTORY);
        Selection selection = selection(ask, records, ask.list("properties"));
        Listing.Page page = new Listing(
                        records, ask.flag("archived"), ask.settings().listing())
                .page(ask.query("after"), limit, ask.effect());
        Json out = Reply.buffer().raw("{\"results\":");
        writer(ask, records, history).array(page.rows(), selection, out);
        if (page.next() != null) {
            out.raw(",\"paging\":{\"next\":{\"after\":\"")
                    .raw(page.next())
                    .raw("\",\"link\":")
                    .quoted(Links.next(ask, page.next()))
                    .raw("}}");
        }
        return Reply.written(200, out.raw('}'));
    }

    private RecordJson writer(Ask ask, Records records, List<String> history) {
        RecordJson writer = new RecordJson(ask, records);
        if (!history.isEmpty()) {
            writer.add(new History(selection(ask, records, history), history)::write);
        }
        List<Records> targets =
                ask.list("associations").stream().map(ask.portal()::object).toList();
        if (!targets.isEmpty()) {
            writer.add((row, out) -> {
                Map<String, Object> all = associations.ofRecord(ask, records, row, targets);
                if (!all.isEmpty()) {
                    out.raw(",\"associations\":").raw(Maps.bytes(all));
                }
            });
        }
        return writer;
    }

    private Reply read(Ask ask) {
        Records records = readable(ask);
        Selection selection = selection(ask, records, ask.list("properties"));
        Row row = find(records, ask.query("idProperty"), ask.name("id"));
        if (row == null || row.binned() != ask.flag("archived")) {
            throw Refusal.notFound();
        }
        Json out = Reply.buffer();
        writer(ask, records, ask.list("propertiesWithHistory")).write(row, selection, out);
        return Reply.written(200, out);
    }

    private Reply batch(Ask ask) {
        Records records = readable(ask);
        JsonNode json = ask.json();
        int most = json.path("propertiesWithHistory").isEmpty() ? MOST : MOST_WITH_HISTORY;
        if (json.path("inputs").size() > most) {
            throw Refusal.invalid("The maximum number of inputs supported in a batch request"
                    + (most == MOST ? "" : " for property histories") + " is " + most
                    + ". Please reduce the number of items and try again");
        }
        List<String> names = new ArrayList<>();
        json.path("properties").forEach(name -> names.add(name.asText()));
        Selection selection = selection(ask, records, names);
        String idProperty =
                json.path("idProperty").isTextual() ? json.get("idProperty").asText() : null;
        boolean archived = ask.flag("archived");
        Map<Long, Row> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (JsonNode input : json.path("inputs")) {
            Row row = find(records, idProperty, input.path("id").asText());
            if (row == null || row.binned() != archived) {
                missing.add(input.path("id").asText());
            } else {
                found.put(row.id(), row);
            }
        }
        List<String> history = new ArrayList<>();
        json.path("propertiesWithHistory").forEach(name -> history.add(name.asText()));
        return answer(records, writer(ask, records, history), selection, found, missing);
    }

    private static Reply answer(
            Records records, RecordJson writer, Selection selection, Map<Long, Row> found, List<String> missing) {
        // The order of the answer is not that of the question (facts 4.3).
        List<Row> rows = found.values().stream()
                .sorted(Comparator.comparingLong(row -> Mix.mix(row.id())))
                .toList();
        String now = Clock.text(System.currentTimeMillis());
        Json out = Reply.buffer().raw("{\"status\":\"COMPLETE\",\"results\":");
        writer.array(rows, selection, out);
        if (!missing.isEmpty()) {
            Map<String, Object> error = Maps.of(
                    "status",
                    "error",
                    "category",
                    "OBJECT_NOT_FOUND",
                    "message",
                    "Could not get some " + records.type().word()
                            + " objects, they may be deleted or not exist. Check that ids are valid.",
                    "context",
                    Map.of("ids", missing));
            out.raw(",\"numErrors\":1,\"errors\":[").raw(Maps.bytes(error)).raw("]");
        }
        out.raw(",\"startedAt\":\"")
                .raw(now)
                .raw("\",\"completedAt\":\"")
                .raw(now)
                .raw("\"}");
        return Reply.written(missing.isEmpty() ? 200 : 207, out);
    }

    /** The record a path or an input means, merged ids included, or null. */
    static Row find(Records records, String idProperty, String id) {
        if (idProperty == null || idProperty.equals("hs_object_id")) {
            return id.matches("\\d{1,18}") ? records.resolve(Long.parseLong(id)) : null;
        }
        Property property = records.property(idProperty);
        if (property == null || !property.is(Property.Flag.UNIQUE)) {
            throw Refusal.invalid(
                    "Unable to perform read by non-unique " + records.type().id() + " property " + idProperty);
        }
        return records.findBy(property, id);
    }

    /** The records of the object in the path, if the token may read them and the API shows them at all. */
    static Records readable(Ask ask) {
        Records records = ask.object();
        ask.token().needOneOf(records.type().readScopes());
        shown(ask, records);
        return records;
    }

    /** @throws Refusal with 404, if the API does not show the object's records */
    static void shown(Ask ask, Records records) {
        if (records.type().id().equals("0-11")
                && ask.settings().conversations() == SandboxSettings.ConversationsBy.THREADS) {
            throw Refusal.notFound();
        }
    }

    private static Selection selection(Ask ask, Records records, List<String> names) {
        return records.selections().of(names, ask.token(), ask.settings().sensitiveWithoutScope());
    }
}
