package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an account's API returns, read in the plainest way there is: one cursor, one thread, no retries. */
final class Truth {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String[] headers;

    /** @param headers names and values of what else is sent with each call */
    Truth(String base, String... headers) {
        this.base = base;
        this.headers = headers;
    }

    /** Names of all properties of an object, whatever their sensitivity. */
    List<String> properties(String type) throws IOException {
        List<String> names = new ArrayList<>();
        for (String level : List.of("non_sensitive", "sensitive", "highly_sensitive")) {
            get("/crm/v3/properties/" + type + "?dataSensitivity=" + level)
                    .path("results")
                    .forEach(property -> names.add(property.path("name").asText()));
        }
        return names.stream().distinct().toList();
    }

    /** All records of an object, by id; the values of the columns of an archive by name. */
    Map<String, Map<String, String>> records(String type) throws IOException {
        ArrayNode properties = JSON.createArrayNode();
        properties(type).forEach(properties::add);
        Map<String, Map<String, String>> records = new TreeMap<>();
        for (List<String> ids : pagesOfIds(type)) {
            ObjectNode body = JSON.createObjectNode();
            body.set("properties", properties);
            ArrayNode inputs = body.putArray("inputs");
            ids.forEach(id -> inputs.addObject().put("id", id));
            for (JsonNode record : post("/crm/v3/objects/" + type + "/batch/read", body.toString())
                    .path("results")) {
                records.put(record.path("id").asText(), cells(record, properties));
            }
        }
        return records;
    }

    /** Ids of all records of an object. */
    List<String> ids(String type) throws IOException {
        return pagesOfIds(type).stream().flatMap(List::stream).toList();
    }

    /** Times at which records were put into the recycling bin, by id. */
    Map<String, String> binned(String type) throws IOException {
        Map<String, String> binned = new TreeMap<>();
        for (JsonNode page : pages(type, "&archived=true")) {
            page.forEach(record -> binned.put(
                    record.path("id").asText(), record.path("archivedAt").asText()));
        }
        return binned;
    }

    private List<List<String>> pagesOfIds(String type) throws IOException {
        List<List<String>> pages = new ArrayList<>();
        for (JsonNode page : pages(type, "")) {
            List<String> ids = new ArrayList<>();
            page.forEach(record -> ids.add(record.path("id").asText()));
            if (!ids.isEmpty()) {
                pages.add(ids);
            }
        }
        return pages;
    }

    private List<JsonNode> pages(String type, String query) throws IOException {
        List<JsonNode> pages = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("/crm/v3/objects/" + type + "?limit=100" + query + after);
            pages.add(page.path("results"));
            String next = page.path("paging").path("next").path("after").asText("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return pages;
    }

    private static Map<String, String> cells(JsonNode record, ArrayNode properties) {
        Map<String, String> cells = new LinkedHashMap<>();
        properties.forEach(name -> cells.put(
                name.asText(), record.path("properties").path(name.asText()).asText(null)));
        for (String column : List.of("createdAt", "updatedAt", "archived")) {
            cells.put("/" + column, record.path(column).asText(null));
        }
        return cells;
    }

    /** Each association of a pair as {@code from>to:category:type:label}. */
    List<String> associations(String from, String to) throws IOException {
        List<String> found = new ArrayList<>();
        for (List<String> ids : pagesOfIds(from)) {
            String inputs = ids.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
            JsonNode answer =
                    post("/crm/v4/associations/" + from + "/" + to + "/batch/read", "{\"inputs\":[" + inputs + "]}");
            for (JsonNode result : answer.path("results")) {
                String id = result.path("from").path("id").asText();
                found.addAll(result.has("paging") ? associations(from, id, to) : associations(id, result.path("to")));
            }
        }
        return found;
    }

    private List<String> associations(String from, String id, String to) throws IOException {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("/crm/v4/objects/" + from + "/" + id + "/associations/" + to + "?limit=500" + after);
            found.addAll(associations(id, page.path("results")));
            String next = page.path("paging").path("next").path("after").asText("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return found;
    }

    private static List<String> associations(String id, JsonNode others) {
        List<String> found = new ArrayList<>();
        for (JsonNode other : others) {
            other.path("associationTypes")
                    .forEach(type ->
                            found.add(id + ">" + other.path("toObjectId").asText() + ":"
                                    + type.path("category").asText() + ":"
                                    + type.path("typeId").asText() + ":"
                                    + type.path("label").asText(null)));
        }
        return found;
    }

    /** Whether the account knows any kind of association between two objects. */
    boolean associates(String from, String to) throws IOException {
        HttpResponse<byte[]> answer =
                answer(HttpRequest.newBuilder(URI.create(base + "/crm/v4/associations/" + from + "/" + to + "/labels"))
                        .GET());
        if (answer.statusCode() != 200 && answer.statusCode() != 400) {
            throw new IOException(answer.uri() + ": " + answer.statusCode());
        }
        return answer.statusCode() == 200;
    }

    JsonNode get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    JsonNode post(String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode patch(String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode delete(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).DELETE());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        HttpResponse<byte[]> answer = answer(request);
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + ": " + answer.statusCode() + " " + new String(answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request) throws IOException {
        try {
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return http.send(
                    request.header("Authorization", "Bearer sandbox").build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
