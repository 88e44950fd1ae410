package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An association a record is to be created with. */
record NewLink(Records to, Row partner, AssociationTypes.Kind kind) {
    /**
     * @param json the member "associations" of a record to be created, missing for none
     * @throws Refusal with 400, if a partner or a type does not exist
     */
    static List<NewLink> all(Ask ask, Associations associations, Records from, JsonNode json) {
        List<NewLink> links = new ArrayList<>();
        for (JsonNode one : json) {
            for (JsonNode type : one.path("types")) {
                links.add(of(ask, associations, from, one.at("/to/id").asText(), type));
            }
        }
        return links;
    }

    private static NewLink of(Ask ask, Associations associations, Records from, String id, JsonNode type) {
        for (Records to : ask.portal().objects()) {
            AssociationTypes.Kind kind = associations.kind(from, to, type);
            Row partner = kind == null ? null : ObjectReading.find(to, null, id);
            if (partner != null && !partner.binned()) {
                return new NewLink(to, partner, kind);
            }
        }
        throw Refusal.invalid("One or more associations are not valid: no association of type "
                + type.path("associationTypeId").asText() + " from "
                + from.type().id() + " to " + id);
    }

    void tie(Associations associations, Records from, Row row) {
        associations.tie(from, row, to, partner, List.of(kind));
    }
}
