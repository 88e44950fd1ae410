package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.Abandoned;
import dev.serai.remote.Door;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Reads what an account says about itself: its definitions, its people, its counts. */
@Component
public class Hubspot {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SENSITIVITIES = List.of("non_sensitive", "sensitive", "highly_sensitive");

    private final Door door;
    private final HubspotAccounts accounts;

    Hubspot(Door hubspotDoor, HubspotAccounts accounts) {
        this.door = hubspotDoor;
        this.accounts = accounts;
    }

    /** The same, for a caller whose calls fail with {@link Abandoned} once nobody waits for their answers. */
    public Hubspot abandonedWhen(BooleanSupplier abandoned) {
        return new Hubspot(door.abandonedWhen(abandoned), accounts);
    }

    public Paths paths(String account) {
        return new Paths(accounts.get(account).apiVersion());
    }

    /** Portal id, time zone, currency and place of the account, as HubSpot gives them. */
    public JsonNode details(String account) {
        return get(account, paths(account).accountDetails(), null);
    }

    /**
     * All property definitions of an object, as HubSpot gives them. HubSpot lists only the non-sensitive ones unless
     * asked three times (facts section 6).
     */
    public ArrayNode properties(String account, String type) {
        return properties(account, type, "");
    }

    /** Those that lie in the bin of properties. */
    ArrayNode archivedProperties(String account, String type) {
        return properties(account, type, "archived=true&");
    }

    private ArrayNode properties(String account, String type, String which) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        for (String sensitivity : SENSITIVITIES) {
            JsonNode answer = get(account, paths(account).properties(type), which + "dataSensitivity=" + sensitivity);
            for (JsonNode property : answer.path("results")) {
                byName.putIfAbsent(property.path("name").asText(), labelled(property, sensitivity));
            }
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        byName.values().forEach(all::add);
        return all;
    }

    private static JsonNode labelled(JsonNode property, String sensitivity) {
        ObjectNode copy = property.deepCopy();
        if (!copy.hasNonNull("dataSensitivity")) {
            copy.put("dataSensitivity", sensitivity);
        }
        return copy;
    }

    /**
     * What an account says of an object's properties today: archived ones too, the rules that an administrator made for
     * values, and what the account's token may not read. About ten calls.
     *
     * @param type as in paths: {@code contacts}, {@code 0-1}, {@code 2-123}
     * @throws RemoteException if the definitions cannot be read; what else cannot is a warning
     */
    public Definitions definitions(String account, String type) {
        return new DefinitionReading(this, account, type).read();
    }

    /** {@code results} of the rules for values (developers.hubspot.com, CRM API, Property validations). */
    JsonNode validationRules(String account, String typeId) {
        return get(account, paths(account).validationRules(typeId), null).path("results");
    }

    public static List<Property> list(ArrayNode definitions) {
        List<Property> properties = new ArrayList<>();
        definitions.forEach(one -> properties.add(new Property(
                one.path("name").asText(), one.path("dataSensitivity").asText())));
        return properties;
    }

    /** Creates a property; one that was archived under this name is revived (facts section 6). */
    public void createProperty(
            String account, String type, String name, String label, String kind, String fieldType, String group) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.put("name", name)
                .put("label", label)
                .put("type", kind)
                .put("fieldType", fieldType)
                .put("groupName", group);
        door.call(
                new Request(account, "POST", paths(account).properties(type), null, bytes(property.toString()), false));
    }

    /** The account's own kinds of record with all their definitions, as HubSpot gives them. */
    public JsonNode schemas(String account) {
        return get(
                account,
                paths(account).schemas(),
                "includePropertyDefinitions=true&includeAssociationDefinitions=true&includeAuditMetadata=true");
    }

    public static List<CustomObject> customObjects(JsonNode schemas) {
        List<CustomObject> objects = new ArrayList<>();
        schemas.path("results")
                .forEach(schema -> objects.add(new CustomObject(
                        schema.path("objectTypeId").asText(),
                        schema.path("name").asText(),
                        schema.path("fullyQualifiedName").asText())));
        return objects;
    }

    public JsonNode pipelines(String account, String type) {
        return get(account, paths(account).pipelines(type), null);
    }

    /**
     * Kinds of associations that there are today between two objects.
     *
     * @param from type as in paths
     */
    public List<AssociationType> associationTypes(String account, String from, String to) {
        List<AssociationType> types = new ArrayList<>();
        for (JsonNode one :
                get(account, paths(account).associationTypes(from, to), null).path("results")) {
            types.add(new AssociationType(
                    one.path("category").asText(),
                    one.path("typeId").asText(),
                    one.path("label").asText(null)));
        }
        return types;
    }

    /** Active and archived owners, page by page. */
    public ArrayNode owners(String account) {
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        for (boolean archived : new boolean[] {false, true}) {
            String after = null;
            do {
                String query =
                        "limit=100&archived=" + archived + (after == null ? "" : "&after=" + Paths.segment(after));
                JsonNode page = get(account, paths(account).owners(), query);
                page.path("results").forEach(owners::add);
                after = page.path("paging").path("next").path("after").asText(null);
            } while (after != null);
        }
        return owners;
    }

    /** How many records the account says it has, by object type id (facts section 7). */
    public Map<String, Long> recordCounts(String account) {
        JsonNode answer = get(account, paths(account).recordCounts(), null);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (JsonNode list : List.of(
                answer.path("hubspotDefinedObjectTypes"),
                answer.path("customObjectTypes").path("byObjectType"))) {
            list.forEach(one -> counts.put(
                    one.path("objectTypeId").asText(), one.path("usage").asLong()));
        }
        return counts;
    }

    /** The highest record id that search knows; empty if the object has no records or cannot be searched. */
    public OptionalLong highestId(String account, String type) {
        String search =
                "{\"sorts\":[{\"propertyName\":\"hs_object_id\",\"direction\":\"DESCENDING\"}],\"properties\":[\"hs_object_id\"],\"limit\":1}";
        try {
            JsonNode found = tree(door.call(Request.read(account, paths(account).search(type), bytes(search))));
            String id = found.path("results").path(0).path("id").asText();
            return id.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
        } catch (RemoteException notSearchable) {
            return OptionalLong.empty();
        }
    }

    /** The id of the first record that is listed, which is the lowest one if HubSpot lists them in order; empty for none. */
    public OptionalLong firstId(String account, String type) {
        String id = get(account, paths(account).objects(type), "limit=1")
                .path("results")
                .path(0)
                .path("id")
                .asText();
        return id.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }

    /** Why an object's records cannot be listed with these properties; empty if they can. */
    public Optional<RemoteException> refusalToList(String account, String type, List<String> properties) {
        try {
            get(
                    account,
                    paths(account).objects(type),
                    "limit=1&properties=" + Paths.segment(String.join(",", properties)));
            return Optional.empty();
        } catch (RemoteException refused) {
            if (refused.status() >= 400 && refused.status() < 500) {
                return Optional.of(refused);
            }
            throw refused;
        }
    }

    public Optional<RemoteException> refusalToListThreads(String account) {
        try {
            get(account, paths(account).threads(), "limit=1");
            return Optional.empty();
        } catch (RemoteException refused) {
            if (refused.status() >= 400 && refused.status() < 500) {
                return Optional.of(refused);
            }
            throw refused;
        }
    }

    private JsonNode get(String account, String path, String query) {
        return tree(door.call(Request.get(account, path, query)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws UncheckedIOException if it is not JSON */
    static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
