package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.HubTest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's description names every call that a controller or a route serves, and no other. */
@HubTest
class DescriptionTest {
    private static final String ITSELF = "/api/openapi.json";

    @LocalServerPort
    private int port;

    /** That of the controllers and that of the routes. */
    @Autowired
    private Map<String, RequestMappingHandlerMapping> tables;

    private JsonNode description() throws Exception {
        return new Api(port, null).get(ITSELF).json();
    }

    private Set<String> served() {
        Set<String> calls = new TreeSet<>();
        for (RequestMappingHandlerMapping table : tables.values()) {
            for (RequestMappingInfo one : table.getHandlerMethods().keySet()) {
                for (String path : one.getPatternValues()) {
                    one.getMethodsCondition().getMethods().forEach(method -> calls.add(method + " " + path));
                }
            }
        }
        calls.removeIf(call -> !call.matches("[A-Z]+ /(api|webhooks)/.*") || call.contains(ITSELF));
        return calls;
    }

    private static List<Map.Entry<String, JsonNode>> operations(JsonNode description) {
        List<Map.Entry<String, JsonNode>> operations = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(one -> operations.add(Map.entry(
                                one.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), one.getValue()))));
        return operations;
    }

    @Test
    void namesAllThatIsServedAndNothingElse() throws Exception {
        Set<String> described = new TreeSet<>();
        operations(description()).forEach(one -> described.add(one.getKey()));
        assertThat(described)
                .isEqualTo(served())
                .contains("POST /api/restores", "POST /api/comparisons", "GET /api/restores/{id}/changes");
    }

    @Test
    void saysOfEachCallWhatItDoesAndWhatItTakes() throws Exception {
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<String, JsonNode> one : operations(description())) {
            JsonNode operation = one.getValue();
            String call = one.getKey();
            assertThat(ids.add(operation.path("operationId").asText()))
                    .as("%s: another operation has its id", call)
                    .isTrue();
            assertThat(operation.path("operationId").asText())
                    .as(call)
                    .isNotEmpty()
                    .doesNotContain("_");
            assertThat(operation.path("summary").asText()).as(call).isNotEmpty();
            operation
                    .path("requestBody")
                    .path("content")
                    .forEach(content -> assertThat(content.path("schema").isEmpty())
                            .as("%s: its body has no schema", call)
                            .isFalse());
            Set<String> parameters = new TreeSet<>();
            operation
                    .path("parameters")
                    .forEach(it -> parameters.add(it.path("name").asText()));
            assertThat(parameters).as(call).containsAll(inBraces(call));
        }
    }

    private static Set<String> inBraces(String call) {
        Set<String> names = new TreeSet<>();
        for (String part : call.split("/")) {
            if (part.startsWith("{")) {
                names.add(part.substring(1, part.length() - 1));
            }
        }
        return names;
    }

    /** What routes take is described by hand. */
    @ParameterizedTest
    @CsvSource({
        "/api/backups, dev.serai.backup.BackupRequest, ''",
        "/api/restores, dev.serai.restore.RestoreRequest, overwrite",
        "/api/comparisons, dev.serai.restore.ComparisonRequest, ''"
    })
    void namesAllThatARouteTakes(String path, Class<?> request, String saidElsewhere) throws Exception {
        Set<String> taken = new TreeSet<>();
        for (RecordComponent component : request.getRecordComponents()) {
            taken.add(component.getName());
        }
        taken.remove(saidElsewhere);
        Set<String> described = new TreeSet<>();
        description()
                .path("paths")
                .path(path)
                .at("/post/requestBody/content/application~1json/schema/properties")
                .fieldNames()
                .forEachRemaining(described::add);
        assertThat(described).isEqualTo(taken);
    }

    @Test
    void describesEverySchemaThatItRefersTo() throws Exception {
        JsonNode description = description();
        for (String reference : description.findValuesAsText("$ref")) {
            assertThat(description.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }
}
