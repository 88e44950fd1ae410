package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks an imitation of Sansan as any client would; paths are those below the version. */
final class SansanClient {
    static final String ALL = "SandboxKeyWithSightOfAllCards001";
    static final String SALES = "SandboxKeyOfTheSalesDepartment02";
    static final String OWN = "SandboxKeyThatSeesItsOwnCards003";
    static final String DATA_HUB = "SandboxKeyForTheDataHubOnly00004";

    /** From before the first card until after the last. */
    static final String EVER = "updatedFrom=2000-01-01T00:00:00Z&updatedTo=2100-01-01T00:00:00Z";

    record Answer(int status, JsonNode json, HttpResponse<byte[]> response, String method) {
        /** Ids in a page. */
        List<String> ids() {
            assertThat(status).as(json.toString()).isEqualTo(200);
            List<String> ids = new ArrayList<>();
            json.path("data").forEach(one -> ids.add(one.path("id").asText()));
            return ids;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String version;
    private final String key;

    SansanClient(String address, String version, String key) {
        this.address = address;
        this.version = version;
        this.key = key;
    }

    SansanClient(SansanSandbox sandbox) {
        this(sandbox.baseUrl(), "/v6.0", ALL);
    }

    SansanClient with(String otherKey) {
        return new SansanClient(address, version, otherKey);
    }

    SansanClient under(String otherVersion) {
        return new SansanClient(address, otherVersion, key);
    }

    Answer get(String path) {
        return send("GET", version + path, null);
    }

    /** @param body JSON with single quotes for double ones */
    Answer post(String path, String body) {
        return send("POST", version + path, body.replace('\'', '"'));
    }

    /** Calls an admin endpoint, which must work. */
    JsonNode admin(String method, String path, String body) {
        Answer answer = send(method, "/sandbox" + path, body.replace('\'', '"'));
        assertThat(answer.status()).as(path + " " + answer.json()).isBetween(200, 299);
        return answer.json();
    }

    JsonNode admin(String path, String body) {
        return admin("POST", path, body);
    }

    Answer send(String method, String path, String body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (key != null) {
                request.header("X-Sansan-Api-Key", key);
            }
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    json && response.body().length > 0 ? JSON.readTree(response.body()) : JSON.missingNode(),
                    response,
                    method);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All things of a listing, page by page; the path has its query already. */
    List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        Answer page = get(path);
        while (true) {
            assertThat(page.status()).as(path + " " + page.json()).isEqualTo(200);
            page.json().get("data").forEach(all::add);
            if (!page.json().get("hasMore").asBoolean()) {
                return all;
            }
            page = get(next(path, page));
        }
    }

    /** The path of the page after one. */
    static String next(String path, Answer page) {
        return path.replaceAll("&nextPageToken=[^&]*", "") + "&nextPageToken="
                + encoded(page.json().get("nextPageToken").asText());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Registers a card by the API, and gives its id. */
    String registered(String body) {
        Answer answer = post("/bizCards", body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    /** A card as it is, whoever may see it. */
    JsonNode card(String id) {
        return admin("GET", "/cards/" + id, "");
    }
}
