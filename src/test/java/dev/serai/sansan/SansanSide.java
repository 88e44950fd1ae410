package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.sandbox.ContractProxy;
import dev.serai.sandbox.SansanSandbox;
import dev.serai.sandbox.SansanSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The imitation of Sansan that the hub under test talks to, through a proxy that checks the contract. */
final class SansanSide implements AutoCloseable {
    static final String ALL = "SandboxKeyWithSightOfAllCards001";
    static final String SALES = "SandboxKeyOfTheSalesDepartment02";
    static final String OWN = "SandboxKeyThatSeesItsOwnCards003";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    final SansanSandbox sandbox;
    final ContractProxy proxy;

    SansanSide(String... settings) {
        List<String> all = new ArrayList<>(List.of("port", "0"));
        all.addAll(List.of(settings));
        sandbox = SansanSandbox.start(SansanSettings.of(all.toArray(String[]::new)));
        proxy = new ContractProxy(sandbox.baseUrl());
    }

    /** Calls a hook, which must work. @param body JSON with single quotes for double ones */
    JsonNode hook(String method, String path, String body) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox" + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as(path + " " + new String(answer.body()))
                    .isBetween(200, 299);
            return answer.body().length == 0 ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode hook(String path, String body) {
        return hook("POST", path, body);
    }

    /** Ids of the cards that are there, as its own list has them. */
    List<String> truth(boolean past) {
        List<String> ids = new ArrayList<>();
        for (JsonNode card : hook("GET", "/cards", "")) {
            if (card.get("entryStatus").asText().equals("completed")
                    && (past || !card.get("past").asBoolean())) {
                ids.add(card.get("id").asText());
            }
        }
        return ids;
    }

    @Override
    public void close() {
        proxy.close();
        sandbox.close();
    }
}
