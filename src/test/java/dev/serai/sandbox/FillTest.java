package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting from data someone brought along. */
class FillTest {
    @TempDir
    private Path folder;

    @Test
    void anArchiveOfOneSandboxMakesAnotherOneThatAnswersTheSame() throws IOException {
        try (var first = start("records.contacts", "130", "properties.contacts", "120", "records.vehicle", "40")) {
            Client from = new Client(first);
            archive(from, "contacts");
            archive(from, "p4711_vehicle");
            write(
                    "metadata/schemas.json",
                    from.get("/crm-object-schemas/v3/schemas").json().toString());
            write("metadata/owners.json", from.get("/crm/v3/owners").json().toString());
            write("metadata/account.json", "{\"portalId\":4711,\"timeZone\":\"Europe/Berlin\"}");
            associations(from);
            try (var second = start("fill", zip().toString())) {
                Client to = new Client(second);
                for (String object : List.of("contacts", "p4711_vehicle")) {
                    String list = list(from, object);
                    assertThat(to.all(list)).isEqualTo(from.all(list));
                    assertThat(ids(to.all(list + "&archived=true"))).isEqualTo(ids(from.all(list + "&archived=true")));
                    assertThat(to.get("/crm/v3/properties/" + object).json())
                            .isEqualTo(from.get("/crm/v3/properties/" + object).json());
                }
                String tied = "/crm/v3/objects/p4711_vehicle?limit=100&properties=vin&associations=contacts";
                assertThat(to.all(tied)).isEqualTo(from.all(tied)).anyMatch(record -> record.has("associations"));
                assertThat(to.get("/account-info/v3/details")
                                .json()
                                .get("timeZone")
                                .asText())
                        .isEqualTo("Europe/Berlin");
                assertThat(to.get("/crm-object-schemas/v3/schemas")
                                .json()
                                .at("/results/0/name")
                                .asText())
                        .isEqualTo("vehicle");
                assertThat(to.all("/crm/v3/objects/deals?limit=100")).isEmpty();
                assertThat(to.all("/crm/v3/objects/p4711_contract?limit=100")).isEmpty();
            }
        }
    }

    @Test
    void whatWasFilledInCanBeChangedFoundAndReset() throws IOException {
        write(
                "contacts.csv",
                "id,createdAt,updatedAt,archived,email,firstname,favourite\r\n"
                        + "12,2024-01-05T08:00:00.000Z,2026-11-20T01:02:03.004Z,false,b@x.jp,\"\",\r\n"
                        + "7,2024-01-04T08:00:00.000Z,2024-01-04T08:00:00.000Z,false,a@x.jp,\"A \"\"b\"\"\n2\",=1+1\r\n");
        try (var sandbox = start("fill", folder.toString())) {
            Client client = new Client(sandbox);
            JsonNode all = client.get("/crm/v3/objects/contacts?properties=firstname,favourite,email")
                    .json()
                    .get("results");
            assertThat(ids(all)).containsExactly("7", "12");
            assertThat(all.at("/0/properties/firstname").asText()).isEqualTo("A \"b\"\n2");
            assertThat(all.at("/0/properties/favourite").asText()).isEqualTo("=1+1");
            assertThat(all.at("/1/properties/favourite").isNull()).isTrue();
            assertThat(all.at("/1/properties/lastmodifieddate").asText()).isEqualTo("2026-11-20T01:02:03.004Z");
            var taken = client.post("/crm/v3/objects/contacts", json("{'properties':{'email':'A@x.jp'}}"));
            assertThat(taken.json().get("message").asText()).endsWith("Existing ID: 7");
            assertThat(client.patch("/crm/v3/objects/contacts/7", json("{'properties':{'favourite':'tea'}}"))
                            .status())
                    .isEqualTo(200);
            String born = client.post("/crm/v3/objects/contacts", json("{'properties':{'email':'c@x.jp'}}"))
                    .json()
                    .get("id")
                    .asText();
            var found = client.post(
                    "/crm/v3/objects/contacts/search",
                    json(
                            "{'filterGroups':[{'filters':[{'propertyName':'lastmodifieddate','operator':'GTE','value':'1763600000000'}]}]}"));
            assertThat(ids(found.json().get("results"))).containsExactly("7", "12", born);
            client.post("/sandbox/reset/records", "");
            assertThat(client.get("/crm/v3/objects/contacts?properties=firstname,favourite,email")
                            .json()
                            .get("results"))
                    .isEqualTo(all);
        }
    }

    @Test
    void anExportWithLabelsIsUnderstood() throws IOException {
        write(
                "contacts.csv",
                "\uFEFF\"Record ID\",\"First Name\",\"Lifecycle Stage\",\"Create Date\",\"Shoe size\"\n"
                        + "\"501\",\"Jürgen\",\"Marketing Qualified Lead\",\"2023-05-06 07:08\",\"43\"\n");
        try (var sandbox = start("fill", folder.toString())) {
            JsonNode record = new Client(sandbox)
                    .get("/crm/v3/objects/contacts/501?properties=firstname,lifecyclestage,shoe_size")
                    .json();
            assertThat(record.at("/properties/firstname").asText()).isEqualTo("Jürgen");
            assertThat(record.at("/properties/lifecyclestage").asText()).isEqualTo("marketingqualifiedlead");
            assertThat(record.at("/properties/shoe_size").asText()).isEqualTo("43");
            assertThat(record.get("createdAt").asText()).isEqualTo("2023-05-06T07:08:00.000Z");
        }
    }

    @Test
    void saysWhatIsWrongWithTheData() throws IOException {
        assertThatThrownBy(() -> start("fill", folder.resolve("nowhere").toString()))
                .hasMessageContaining("nowhere is neither a folder nor a ZIP");
        assertThatThrownBy(() -> start("fill", folder.toString())).hasMessageContaining("no CSV file with records");
        write("contacts.csv", "Record ID,x\n1,a\n1,b\n");
        assertThatThrownBy(() -> start("fill", folder.toString())).hasMessageContaining("id 1 occurs twice");
        write("contacts.csv", "Record ID,x\nabc,a\n");
        assertThatThrownBy(() -> start("fill", folder.toString())).hasMessageContaining("row 2 has the id 'abc'");
    }

    private static HubspotSandbox start(String... settings) {
        return HubspotSandbox.start(SandboxSettings.of(Stream.concat(
                        Stream.of("port", "0", "quota.per-ten-seconds", "0", "quota.search-per-second", "0"),
                        Stream.of(settings))
                .toArray(String[]::new)));
    }

    /** Writes one object as an archive has it. */
    private void archive(Client client, String object) throws IOException {
        List<String> names = names(client, object);
        try (CsvWriter csv = csv(object + ".csv")) {
            List<String> header = new ArrayList<>(List.of("id", "createdAt", "updatedAt", "archived"));
            header.addAll(names);
            csv.writeRecord(header);
            for (JsonNode record : client.all(list(client, object))) {
                List<String> row = new ArrayList<>(List.of(
                        record.get("id").asText(),
                        record.get("createdAt").asText(),
                        record.get("updatedAt").asText(),
                        "false"));
                names.forEach(name -> row.add(record.at("/properties/" + name).asText(null)));
                csv.writeRecord(row);
            }
        }
        write(
                "metadata/properties/" + object + ".json",
                definitions(client, object).toString());
        try (CsvWriter csv = csv("metadata/binned/" + object + ".csv")) {
            csv.writeRecord("id", "archivedAt");
            client.all("/crm/v3/objects/" + object + "?limit=100&archived=true")
                    .forEach(record -> csv.writeRecord(
                            record.get("id").asText(), record.get("archivedAt").asText()));
        }
    }

    private void associations(Client client) throws IOException {
        try (CsvWriter csv = csv("associations/p4711_vehicle-contacts.csv")) {
            csv.writeRecord("from_id", "to_id", "category", "type_id", "label");
            for (JsonNode record : client.all("/crm/v3/objects/p4711_vehicle?limit=100")) {
                String id = record.get("id").asText();
                for (JsonNode to : client.get("/crm/v4/objects/p4711_vehicle/" + id + "/associations/contacts")
                        .json()
                        .get("results")) {
                    to.get("associationTypes")
                            .forEach(type -> csv.writeRecord(
                                    id,
                                    to.get("toObjectId").asText(),
                                    type.get("category").asText(),
                                    type.get("typeId").asText(),
                                    type.get("label").asText(null)));
                }
            }
        }
    }

    private static JsonNode definitions(Client client, String object) {
        List<JsonNode> all = new ArrayList<>();
        for (String sensitivity : List.of("non_sensitive", "sensitive", "highly_sensitive")) {
            client.get("/crm/v3/properties/" + object + "?dataSensitivity=" + sensitivity)
                    .json()
                    .get("results")
                    .forEach(all::add);
        }
        return Maps.JSON.valueToTree(all);
    }

    private static List<String> names(Client client, String object) {
        List<String> names = new ArrayList<>();
        definitions(client, object)
                .forEach(property -> names.add(property.get("name").asText()));
        return names;
    }

    private static String list(Client client, String object) {
        return "/crm/v3/objects/" + object + "?limit=100&properties=" + String.join(",", names(client, object));
    }

    private static List<String> ids(Iterable<JsonNode> records) {
        List<String> ids = new ArrayList<>();
        records.forEach(record -> ids.add(record.get("id").asText()));
        return ids;
    }

    private CsvWriter csv(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(folder.resolve(name));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private Path zip() throws IOException {
        Path zip = Files.createTempFile(folder.getParent(), "archive", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return zip;
    }
}
