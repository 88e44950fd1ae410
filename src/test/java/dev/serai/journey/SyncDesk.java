package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import dev.serai.sandbox.SansanSandbox;
import dev.serai.sandbox.SansanSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A hub between two sandboxes without records, and an operator who asks it about its sync. */
final class SyncDesk implements AutoCloseable {
    static final String SYNC = "/api/syncs/sansan-contacts";

    final HubProcess hub;
    final SyncClient sync;
    private final SyncSides sides;
    private final Truth contacts;
    private final Truth cards;
    private final String operator;

    /** HubSpot takes no title of more than 20 characters; where titles differ the card's counts. */
    SyncDesk(Path folder) throws IOException {
        HubspotSandbox hubspot = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "records.contacts", "0",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0",
                "rules.validations[0].object", "contacts",
                "rules.validations[0].property", "jobtitle",
                "rules.validations[0].rule", "MAX_LENGTH",
                "rules.validations[0].arguments", "20"));
        SansanSandbox sansan = SansanSandbox.start(SansanSettings.of("port", "0", "cards", "0", "tags", "0"));
        sides = new SyncSides(hubspot, sansan);
        contacts = new Truth(hubspot.baseUrl());
        cards = new Truth(sansan.baseUrl());
        hub = sides.hub(folder, mappings(folder), "--sync.retry.first=10m", "--sync.health.count-every=500ms");
        sync = new SyncClient(hub, "sansan-contacts");
        operator = hub.post("/api/tokens", "{\"name\": \"operator\", \"role\": \"operator\"}")
                .json()
                .path("text")
                .asText();
    }

    private static Path mappings(Path folder) throws IOException {
        String text = Files.readString(Path.of("mappings", "sansan-contacts.yaml"));
        String line = "{sansan: title, hubspot: jobtitle}";
        assertThat(text).contains(line);
        Path mappings = Files.createDirectories(folder.resolve("mappings"));
        Files.writeString(
                mappings.resolve("sansan-contacts.yaml"),
                text.replace(line, "{sansan: title, hubspot: jobtitle, winner: sansan}"));
        return mappings;
    }

    @Override
    public void close() {
        hub.close();
        sides.close();
    }

    /** Makes a card; its id. */
    String card(String members) throws IOException {
        return cards.post("/sandbox/cards", members).path("id").asText();
    }

    void changeCard(String id, String members) throws IOException {
        cards.post("/sandbox/cards/" + id, members);
    }

    void deleteCard(String id) throws IOException {
        cards.delete("/sandbox/cards/" + id);
    }

    /** Makes a contact; its id. */
    String contact(String properties) throws IOException {
        return contacts.post("/sandbox/records/contacts", properties).path("id").asText();
    }

    void changeContact(String id, String properties) throws IOException {
        contacts.patch("/crm/v3/objects/contacts/" + id, "{\"properties\": " + properties + "}");
    }

    /** Has the hub find out what the sync would do; the preview's fingerprint. */
    String preview() throws IOException {
        assertThat(hub.post(SYNC + "/preview", "{}").status()).isEqualTo(202);
        awaitEnd("preview");
        return get("").path("fingerprint").asText();
    }

    void enable(String fingerprint) throws IOException {
        assertThat(hub.post(SYNC + "/enable", "{\"fingerprint\": \"" + fingerprint + "\"}")
                        .status())
                .isEqualTo(200);
        awaitEnd("full");
    }

    private void awaitEnd(String kind) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> sync.newest().path("kind").asText().equals(kind)
                        && !sync.newest().path("state").asText().equals("RUNNING"));
    }

    void disable() throws IOException {
        assertThat(hub.post(SYNC + "/disable", "{}").status()).isEqualTo(200);
    }

    /** What the operator gets from below the sync's path, which must be there. */
    JsonNode get(String path) throws IOException {
        return read(SYNC + path);
    }

    private JsonNode read(String path) throws IOException {
        HubProcess.Answer answer = ask("GET", path, null);
        assertThat(answer.status()).as("%s: %s", path, answer.json()).isEqualTo(200);
        return answer.json();
    }

    HubProcess.Answer post(String path, String body) throws IOException {
        return ask("POST", SYNC + path, body);
    }

    HubProcess.Answer ask(String method, String path, String body) throws IOException {
        return hub.send(method, path, body, operator);
    }

    String text(String path) throws IOException {
        return new String(ask("GET", path, null).response().body(), StandardCharsets.UTF_8);
    }

    /** The only record that a search finds. */
    JsonNode only(String q) throws IOException {
        JsonNode page = get("/records?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        assertThat(page.path("records")).as("%s", page).hasSize(1);
        return page.path("records").get(0);
    }

    String status(String q) throws IOException {
        return only(q).path("status").asText();
    }

    /** Ids of all records, read page by page. */
    List<String> pages(int limit) throws IOException {
        List<String> ids = new ArrayList<>();
        String from = "";
        do {
            JsonNode page = get("/records?limit=" + limit + "&from=" + from);
            page.path("records").forEach(one -> ids.add(one.path("id").asText()));
            from = page.path("next").asText("");
        } while (!from.isEmpty());
        return ids;
    }

    List<JsonNode> history(String record) throws IOException {
        return list(get("/records/" + record + "/history").path("entries"));
    }

    /** Properties of the changes that are on the review list. */
    List<String> review() throws IOException {
        return list(get("/review").path("cards")).stream()
                .flatMap(card -> list(card.path("changes")).stream())
                .map(change -> change.path("property").asText())
                .toList();
    }

    List<JsonNode> journal(String action) throws IOException {
        return list(read("/api/journal?limit=500").path("entries")).stream()
                .filter(entry -> entry.path("action").asText().equals(action))
                .toList();
    }

    JsonNode health() throws IOException {
        return ask("GET", "/actuator/health", null).json().path("components").path("syncs");
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
