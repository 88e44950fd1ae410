package dev.serai.api;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Adds to what springdoc reads off the controllers what it cannot see: {@code openapi.yaml} says what the API is, how it
 * is secured, how problems look, and what the operations are that routes serve.
 */
@Component
class ApiDescription implements OpenApiCustomizer {
    private static final String PROBLEM = "#/components/responses/Problem";

    private final Resource written;
    private final String version;

    ApiDescription(
            @Value("classpath:openapi.yaml") Resource written, @Value("${spring.application.version}") String version) {
        this.written = written;
        this.version = version;
    }

    @Override
    public void customise(OpenAPI api) {
        OpenAPI added = read();
        api.setInfo(added.getInfo().version(version));
        api.setSecurity(added.getSecurity());
        added.getComponents().getSchemas().forEach(api.getComponents()::addSchemas);
        added.getComponents().getResponses().forEach(api.getComponents()::addResponses);
        added.getComponents().getSecuritySchemes().forEach(api.getComponents()::addSecuritySchemes);
        added.getPaths().forEach((path, item) -> add(api, path, item));
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> {
                    hideTheCaller(operation);
                    mayEndInAProblem(operation);
                });
    }

    private OpenAPI read() {
        try (InputStream in = written.getInputStream()) {
            return Yaml31.mapper().readValue(in, OpenAPI.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(OpenAPI api, String path, PathItem item) {
        PathItem known = api.getPaths().computeIfAbsent(path, it -> new PathItem());
        item.readOperationsMap().forEach(known::operation);
    }

    /** The hub itself puts these headers in; a client's are thrown away. */
    private static void hideTheCaller(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(parameter -> ActingRequest.OWN.contains(parameter.getName()));
        }
    }

    private static void mayEndInAProblem(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        operation.getResponses().addApiResponse(ApiResponses.DEFAULT, new ApiResponse().$ref(PROBLEM));
    }
}
