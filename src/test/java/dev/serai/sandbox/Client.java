package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks a sandbox as any client would. */
final class Client {
    record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    Client(String base, String token) {
        this.base = base;
        this.token = token;
    }

    Client(HubspotSandbox sandbox, String token) {
        this(sandbox.baseUrl(), token);
    }

    Client(HubspotSandbox sandbox) {
        this(sandbox, "sandbox");
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** JSON from text with single quotes for double ones. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    Answer send(String method, String path, String body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + token)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), tree(response), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All records of a listing, page by page; the path has its query already. */
    List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            Answer page = get(path + after);
            if (page.status() != 200) {
                throw new IllegalStateException(path + after + ": " + page.status() + " " + page.json());
            }
            page.json().get("results").forEach(all::add);
            JsonNode next = page.json().path("paging").path("next").path("after");
            after = next.isMissingNode() ? null : "&after=" + next.asText();
        } while (after != null);
        return all;
    }

    private static JsonNode tree(HttpResponse<byte[]> response) throws IOException {
        boolean packed = response.headers().firstValue("Content-Encoding").isPresent();
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return response.body().length == 0 || packed || !json ? JSON.missingNode() : JSON.readTree(response.body());
    }
}
