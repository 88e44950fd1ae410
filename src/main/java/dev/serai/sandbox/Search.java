package dev.serai.sandbox;

import java.util.List;

/** Searches records: facts 4.5. */
final class Search {
    private final Associations associations;

    Search(Associations associations) {
        this.associations = associations;
    }

    void addTo(Router router) {
        router.add("POST", Family.OBJECTS, "/{type}/search", this::search);
    }

    private Reply search(Ask ask) {
        Records records = ObjectReading.readable(ask);
        SearchBody body = new SearchBody(ask, records, associations);
        int offset = body.offset();
        int end = offset + body.limit();
        Matches matches = new Matches(records, body.query(), end, ask.settings().now());
        List<Row> found = matches.find();
        Selection selection = records.selections()
                .of(body.properties(), ask.token(), ask.settings().sensitiveWithoutScope());
        Json out = Reply.buffer().raw("{\"total\":").number(matches.total()).raw(",\"results\":");
        new RecordJson(ask, records).array(found.subList(Math.min(offset, found.size()), found.size()), selection, out);
        if (matches.total() > end) {
            out.raw(",\"paging\":{\"next\":{\"after\":\"").number(end).raw("\"}}");
        }
        return Reply.written(200, out.raw('}'));
    }
}
