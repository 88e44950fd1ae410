package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * An account that the contract is tried on, asked over HTTP only. What is made in it has a prefix of its own in its names
 * and is removed at the end; records stay in the recycling bin. Calls that are too many are made again.
 */
final class ContractAccount implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Client client;
    private final String base;
    private final String version;
    private final String prefix = "serai_contract_"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private final Map<String, List<String>> records = new LinkedHashMap<>();
    private final List<String> properties = new ArrayList<>();
    private int made;

    /** @param version v3, 2026-03 or 2026-09 */
    ContractAccount(String base, String token, String version) {
        this.client = new Client(base, token);
        this.base = base;
        this.version = version;
    }

    String base() {
        return base;
    }

    String version() {
        return version;
    }

    String objects(String type) {
        return path("/crm/v3/objects/", "/crm/objects/{v}/") + type;
    }

    String properties(String type) {
        return path("/crm/v3/properties/", "/crm/properties/{v}/") + type;
    }

    String associations(String from, String to) {
        return path("/crm/v4/associations/", "/crm/associations/{v}/") + from + "/" + to;
    }

    String associationsOf(String from, String id, String to) {
        return path("/crm/v4/objects/", "/crm/objects/{v}/") + from + "/" + id + "/associations/" + to;
    }

    /** The path of this version: one with the version in it, or one with {@code {v}} where a date goes. */
    String path(String legacy, String dated) {
        return version.equals("v3") ? legacy : dated.replace("{v}", version);
    }

    Client.Answer get(String path) {
        return patiently(() -> client.get(path));
    }

    /** @param body JSON, with single quotes for double ones */
    Client.Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Client.Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Client.Answer delete(String path) {
        return patiently(() -> client.send("DELETE", path, null));
    }

    private Client.Answer send(String method, String path, String body) {
        return patiently(() -> client.send(method, path, json(body), "Content-Type", "application/json"));
    }

    private static Client.Answer patiently(Supplier<Client.Answer> call) {
        return await(call, answer -> answer.status() != 429);
    }

    private static Client.Answer await(Supplier<Client.Answer> call, Predicate<Client.Answer> enough) {
        return Awaitility.await()
                .atMost(LONGEST_WAIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(2))
                .until(call::get, enough);
    }

    /** Searches until the index knows enough. */
    JsonNode search(String type, String body, Predicate<JsonNode> enough) {
        return await(() -> post(objects(type) + "/search", body), answer -> enough.test(answer.json()))
                .json();
    }

    /** A name that nobody else has. */
    String name(String word) {
        return prefix + "_" + word + made++;
    }

    String email() {
        return name("mail").replace('_', '-') + "@example.com";
    }

    /** Makes a property of contacts; its name. */
    String property(String word, String type, String fieldType, String more) {
        String name = name(word);
        Client.Answer answer = post(
                properties("contacts"),
                "{'name':'%s','label':'%s','groupName':'contactinformation','type':'%s','fieldType':'%s'%s}"
                        .formatted(name, name, type, fieldType, more));
        expect(201, answer);
        properties.add(name);
        return name;
    }

    /** Makes a record; its id. */
    String record(String type, String properties) {
        Client.Answer answer = post(objects(type), "{'properties':{" + properties + "}}");
        expect(201, answer);
        return remember(type, answer.json().path("id").asText());
    }

    String contact(String properties) {
        return record("contacts", "'email':'" + email() + "'" + (properties.isEmpty() ? "" : "," + properties));
    }

    /** Has a record removed at the end that was made in another way. */
    String remember(String type, String id) {
        records.computeIfAbsent(type, any -> new ArrayList<>()).add(id);
        return id;
    }

    /** A value as it is read now; null if there is none. */
    String value(String contact, String property) {
        return get(objects("contacts") + "/" + contact + "?properties=" + property)
                .json()
                .path("properties")
                .path(property)
                .asText(null);
    }

    private static void expect(int status, Client.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer.response().uri() + ": " + answer.status() + " " + answer.json());
        }
    }

    @Override
    public void close() {
        records.forEach((type, ids) -> {
            for (int from = 0; from < ids.size(); from += 100) {
                String inputs = ids.subList(from, Math.min(ids.size(), from + 100)).stream()
                        .map(id -> "{'id':'" + id + "'}")
                        .collect(Collectors.joining(","));
                post(objects(type) + "/batch/archive", "{'inputs':[" + inputs + "]}");
            }
        });
        properties.forEach(name -> delete(properties("contacts") + "/" + name));
    }
}
