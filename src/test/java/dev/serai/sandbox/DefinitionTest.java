package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Property definitions made, changed and archived. */
class DefinitionTest {
    private static final String PROPERTIES = "/crm/properties/2026-09/contacts";
    private static final String COLOUR =
            "{'name':'colour','label':'Colour','type':'enumeration','fieldType':'select','groupName':'contactinformation',"
                    + "'options':[{'label':'Red','value':'red','displayOrder':0,'hidden':false},"
                    + "{'label':'Blue','value':'blue','displayOrder':1,'hidden':false}]}";

    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0"));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        client.post("/sandbox/reset/records", "");
    }

    @Test
    void aNewPropertyIsListedAndCanBeWritten() {
        var made = client.post(PROPERTIES, json(COLOUR));
        assertThat(made.status()).isEqualTo(201);
        assertThat(client.get(PROPERTIES + "/colour").json()).isEqualTo(made.json());
        assertThat(made.json().get("options")).hasSize(2);
        assertThat(made.json().at("/modificationMetadata/archivable").asBoolean())
                .isTrue();
        String id = first();
        assertThat(write(id, "red").status()).isEqualTo(200);
        assertThat(write(id, "green").json().at("/errors/0/code").asText()).isEqualTo("INVALID_OPTION");
        JsonNode list =
                client.get("/crm/v3/objects/contacts?limit=2&properties=colour").json();
        assertThat(list.at("/results/0/properties/colour").asText()).isEqualTo("red");
        assertThat(list.at("/results/1/properties/colour").isNull()).isTrue();
    }

    @Test
    void anOptionThatIsLeftOutIsGoneButItsValuesStay() {
        client.post(PROPERTIES, json(COLOUR));
        String id = first();
        write(id, "red");
        var changed = client.patch(
                PROPERTIES + "/colour", json("{'label':'Paint','options':[{'label':'Blue','value':'blue'}]}"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("label").asText()).isEqualTo("Paint");
        assertThat(changed.json().get("options")).hasSize(1);
        assertThat(client.get("/crm/v3/objects/contacts/" + id + "?properties=colour")
                        .json()
                        .at("/properties/colour")
                        .asText())
                .isEqualTo("red");
        assertThat(write(id, "red").status()).isEqualTo(400);
        assertThat(write(id, "blue").status()).isEqualTo(200);
    }

    @Test
    void anArchivedPropertyIsUnknownUntilItIsMadeAgain() {
        String created =
                client.post(PROPERTIES, json(COLOUR)).json().get("createdAt").asText();
        String id = first();
        write(id, "red");
        assertThat(client.delete(PROPERTIES + "/colour").status()).isEqualTo(204);
        assertThat(client.get(PROPERTIES + "/colour").status()).isEqualTo(404);
        assertThat(client.get(PROPERTIES + "?archived=true").json().get("results"))
                .anyMatch(property -> property.get("name").asText().equals("colour"));
        assertThat(client.get("/crm/v3/objects/contacts/" + id + "?properties=colour")
                        .json()
                        .get("properties")
                        .has("colour"))
                .isFalse();
        assertThat(write(id, "red").json().at("/errors/0/code").asText()).isEqualTo("PROPERTY_DOESNT_EXIST");
        var again = client.post(PROPERTIES, json(COLOUR));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("createdAt").asText()).isEqualTo(created);
        assertThat(again.json().get("archived").asBoolean()).isFalse();
        assertThat(again.json().has("archivedAt")).isFalse();
    }

    @Test
    void aDerivedPropertyKeepsItsValuesWhenItsDefinitionChanges() {
        String path = "/crm/v3/objects/contacts?limit=100&properties=support_notes,vip";
        JsonNode before = client.get(path).json();
        assertThat(client.patch(PROPERTIES + "/support_notes", json("{'label':'Remarks'}"))
                        .status())
                .isEqualTo(200);
        assertThat(client.get(path).json()).isEqualTo(before);
        String id = first();
        client.patch("/crm/v3/objects/contacts/" + id, json("{'properties':{'support_notes':'mine'}}"));
        client.patch(PROPERTIES + "/support_notes", json("{'label':'Notes'}"));
        assertThat(client.get(path)
                        .json()
                        .at("/results/0/properties/support_notes")
                        .asText())
                .isEqualTo("mine");
    }

    @Test
    void aNameIsTakenOnce() {
        client.post(PROPERTIES, json(COLOUR));
        var taken = client.post(PROPERTIES, json(COLOUR));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().get("category").asText()).isEqualTo("OBJECT_ALREADY_EXISTS");
        assertThat(taken.json().get("subCategory").asText()).isEqualTo("Properties.PROPERTY_WITH_NAME_EXISTS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'x','label':'X','type':'string','fieldType':'text'}",
                "{'name':'Has Space','label':'X','type':'string','fieldType':'text','groupName':'g'}",
                "{'name':'x','label':'X','type':'colour','fieldType':'text','groupName':'g'}",
                "{'name':'x','label':'X','type':'string','fieldType':'slider','groupName':'g'}",
                "{'name':'x','label':'X','type':'enumeration','fieldType':'select','groupName':'g'}"
            })
    void refuses(String body) {
        assertThat(client.post(PROPERTIES, json(body)).status()).isEqualTo(400);
    }

    @Test
    void definitionsOfHubspotsOwnStay() {
        assertThat(client.patch(PROPERTIES + "/firstname", json("{'label':'x'}"))
                        .status())
                .isEqualTo(400);
        assertThat(client.delete(PROPERTIES + "/firstname").status()).isEqualTo(400);
        assertThat(client.delete(PROPERTIES + "/nope").status()).isEqualTo(404);
    }

    @Test
    void tenPropertiesMayBeUnique() {
        int made = 0;
        String unique =
                "{'name':'u%d','label':'x','type':'string','fieldType':'text','groupName':'g','hasUniqueValue':true}";
        while (made < 12
                && client.post(PROPERTIES, json(unique.formatted(made))).status() == 201) {
            made++;
        }
        assertThat(made).isEqualTo(9);
        String id = first();
        String other = client.get("/crm/v3/objects/contacts?limit=2")
                .json()
                .at("/results/1/id")
                .asText();
        assertThat(client.patch("/crm/v3/objects/contacts/" + id, json("{'properties':{'u1':'A'}}"))
                        .status())
                .isEqualTo(200);
        assertThat(client.patch("/crm/v3/objects/contacts/" + other, json("{'properties':{'u1':'A'}}"))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("CONFLICTING_UNIQUE_VALUE");
        assertThat(client.get("/crm/v3/objects/contacts/A?idProperty=u1")
                        .json()
                        .get("id")
                        .asText())
                .isEqualTo(id);
    }

    private static String first() {
        return client.get("/crm/v3/objects/contacts?limit=1")
                .json()
                .at("/results/0/id")
                .asText();
    }

    private static Client.Answer write(String id, String colour) {
        return client.patch("/crm/v3/objects/contacts/" + id, json("{'properties':{'colour':'" + colour + "'}}"));
    }
}
