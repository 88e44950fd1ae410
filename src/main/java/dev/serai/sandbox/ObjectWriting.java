package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Creates, changes, bins, merges and wipes single records: facts 5. */
final class ObjectWriting {
    private static final int MOST_IDENTITIES = 250;

    private final Associations associations;

    ObjectWriting(Associations associations) {
        this.associations = associations;
    }

    void addTo(Router router) {
        router.add("POST", Family.OBJECTS, "/{type}", this::create)
                .add("PATCH", Family.OBJECTS, "/{type}/{id}", this::update)
                .add("DELETE", Family.OBJECTS, "/{type}/{id}", this::bin)
                .add("POST", Family.OBJECTS, "/{type}/merge", this::merge)
                .add("POST", Family.OBJECTS, "/{type}/gdpr-delete", this::wipe);
    }

    private Reply create(Ask ask) {
        Records records = writable(ask);
        JsonNode json = ask.json();
        synchronized (records.changes()) {
            Draft draft = new Drafts(ask, records).of(null, json.path("properties"));
            refuse(draft);
            List<NewLink> links = NewLink.all(ask, associations, records, json.path("associations"));
            Row row = records.changes().create(draft.values(), ask.settings().now());
            links.forEach(link -> link.tie(associations, records, row));
            return new Echo(ask, records).reply(201, row, draft);
        }
    }

    private Reply update(Ask ask) {
        Records records = writable(ask);
        synchronized (records.changes()) {
            Row row = find(ask, records);
            Draft draft = new Drafts(ask, records).of(row, ask.json().path("properties"));
            refuse(draft);
            Row changed =
                    records.changes().set(row, draft.values(), ask.settings().now());
            return new Echo(ask, records).reply(200, changed, draft);
        }
    }

    private Reply bin(Ask ask) {
        Records records = writable(ask);
        Row row = ObjectReading.find(records, null, ask.name("id"));
        if (row == null) {
            throw Refusal.notFound();
        }
        records.changes().bin(row.id(), ask.settings().now());
        return Reply.empty(204);
    }

    private Reply merge(Ask ask) {
        Records records = writable(ask);
        JsonNode json = ask.json();
        synchronized (records.changes()) {
            Row primary = merged(records, json, "primaryObjectId");
            Row other = merged(records, json, "objectIdToMerge");
            if (primary.id() == other.id()) {
                throw Refusal.invalid("Cannot merge object " + primary.id() + " with itself");
            }
            if (primary.identities() + other.identities() > MOST_IDENTITIES) {
                throw Refusal.of(
                        414,
                        "VALIDATION_ERROR",
                        "Cannot merge: the merged record would have more than " + MOST_IDENTITIES + " identities");
            }
            Row row = records.changes().merge(primary, other, ask.settings().now());
            return new Echo(ask, records).reply(200, row, new Draft());
        }
    }

    private static Row merged(Records records, JsonNode json, String member) {
        Row row = ObjectReading.find(records, null, json.path(member).asText());
        if (row == null || row.binned()) {
            throw Refusal.notFound();
        }
        return row;
    }

    /** Takes a contact away for good. */
    private Reply wipe(Ask ask) {
        Records records = writable(ask);
        if (!records.type().id().equals("0-1")) {
            throw Refusal.notFound();
        }
        JsonNode json = ask.json();
        String idProperty =
                json.path("idProperty").isTextual() ? json.get("idProperty").asText() : null;
        Row row = ObjectReading.find(records, idProperty, json.path("objectId").asText());
        if (row != null) {
            records.changes().wipe(row, ask.settings().now());
        }
        return Reply.empty(204);
    }

    private static Row find(Ask ask, Records records) {
        String idProperty = ask.query("idProperty");
        if (idProperty != null) {
            unique(ask, records, idProperty, "update");
        }
        Row row = ObjectReading.find(records, idProperty, ask.name("id"));
        if (row == null || row.binned()) {
            throw Refusal.notFound();
        }
        return row;
    }

    /**
     * The property by which records are to be found for writing.
     *
     * @throws Refusal with 400, if its values are not unique, or are the record's ids
     */
    static Property unique(Ask ask, Records records, String name, String what) {
        Property property = records.property(name);
        if (property == null || !property.is(Property.Flag.UNIQUE) || name.equals("hs_object_id")) {
            throw Refusal.invalid("Unable to perform " + what + " by non-unique "
                    + records.type().id() + " property " + name + " in portal ID "
                    + ask.portal().id());
        }
        return property;
    }

    /** The records of the object in the path, if the token may write them and the API shows them at all. */
    static Records writable(Ask ask) {
        Records records = ask.object();
        ask.token().needOneOf(records.type().writeScopes());
        ObjectReading.shown(ask, records);
        return records;
    }

    private static void refuse(Draft draft) {
        if (draft.refusal() != null) {
            throw draft.refusal();
        }
    }
}
