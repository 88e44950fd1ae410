package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.HubTest;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.JournalEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Saves mapping files through the API. */
@HubTest
class SyncMappingsTest {
    private static final String TEXT = """
            sync: %s
            hubspot: main
            sansan: main
            description: 名刺
            fields:
              - {sansan: email, hubspot: email, as: email}
              - {sansan: lastName, hubspot: lastname}
            """;

    @TempDir
    static Path mappings;

    @LocalServerPort
    private int port;

    @Autowired
    private Journal journal;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("hubspot.accounts.main.token", () -> "sandbox");
        properties.add("sansan.keys.main.token", () -> "sandbox");
        properties.add("sync.mappings", () -> mappings);
    }

    private Api.Answer put(String sync, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/syncs/" + sync + "/mapping"))
                .header("Authorization", "Bearer test")
                .header("Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofString(text))
                .build();
        return new Api.Answer(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private Api.Answer get(String path) throws IOException, InterruptedException {
        return new Api(port, "test").get("/api/syncs/" + path);
    }

    private List<JournalEntry> journal(String sync) {
        return journal.newestBefore(Long.MAX_VALUE, 100).stream()
                .filter(entry ->
                        entry.action().equals("sync.mapping") && entry.subject().equals(sync))
                .toList();
    }

    @Test
    void whatIsSavedIsInForceAndListedWithItsAuthor() throws Exception {
        Api.Answer saved = put("saved", TEXT.formatted("saved"));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(mappings.resolve("saved.yaml")).hasContent(TEXT.formatted("saved"));
        String edited = TEXT.formatted("saved") + "poll: 2m\n";
        Files.writeString(mappings.resolve("saved.yaml"), edited);
        assertThat(get("saved").json().path("mapping").asText())
                .isNotEqualTo(saved.json().path("mapping").asText());

        JsonNode versions = get("saved/mappings").json();

        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/inForce").asBoolean()).isTrue();
        assertThat(versions.at("/0").has("author")).isFalse();
        assertThat(versions.at("/1/inForce").asBoolean()).isFalse();
        assertThat(versions.at("/1/author").asText())
                .isNotEmpty()
                .isEqualTo(journal("saved").get(0).actor());
        assertThat(versions.at("/1/version").asText())
                .isEqualTo(saved.json().path("mapping").asText());
        assertThat(Instant.parse(versions.at("/1/since").asText())).isBefore(Instant.now());
        Api.Answer text = new Api(port, "test").get(versions.at("/1/text").asText());
        assertThat(text.body()).isEqualTo(TEXT.formatted("saved"));
        assertThat(text.type()).isEqualTo("application/yaml;charset=UTF-8");
        assertThat(journal("saved")).extracting(JournalEntry::outcome).containsExactly("accepted");
    }

    @Test
    void ofWhatHasMistakesAllAreToldAndNothingIsSaved() throws Exception {
        put("wrong", TEXT.formatted("wrong"));

        Api.Answer refused =
                put("wrong", TEXT.formatted("wrong").replace("hubspot: main", "hubspot: mian") + "polls: 1m\n");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.json().path("findings")).hasSize(2);
        assertThat(refused.json().at("/findings/0/line").asInt()).isEqualTo(2);
        assertThat(refused.json().at("/findings/0/message").asText()).contains("\"mian\"", "known are main");
        assertThat(mappings.resolve("wrong.yaml")).hasContent(TEXT.formatted("wrong"));
        assertThat(get("wrong/mappings").json()).hasSize(1);
        assertThat(get("wrong").json().path("findings")).isEmpty();
        assertThat(journal("wrong")).extracting(JournalEntry::outcome).containsExactly("refused", "accepted");
        try (var files = Files.list(mappings)) {
            assertThat(files.map(Path::toString)).allMatch(file -> file.endsWith(".yaml"));
        }
    }

    @Test
    void noFileIsWrittenUnderANameThatIsNone() throws Exception {
        assertThat(put("No_Name", TEXT.formatted("No_Name")).status()).isEqualTo(400);
        assertThat(put("other", TEXT.formatted("saved")).status()).isEqualTo(400);
        assertThat(get("other").status()).isEqualTo(404);
        assertThat(get("other/mappings").status()).isEqualTo(404);
        put("known", TEXT.formatted("known"));
        assertThat(get("known/mappings/0").status()).isEqualTo(404);
    }
}
