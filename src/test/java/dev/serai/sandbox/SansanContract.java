package dev.serai.sandbox;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds calls against sansan-open-api.yaml: requests strictly, responses leniently. */
public final class SansanContract {
    /** What stays unknown may be there or not. */
    private static final List<String> LENIENT = List.of(
            "validation.response.body.schema.additionalProperties",
            "validation.response.body.missing",
            "validation.response.body.unexpected",
            "validation.response.contentType.notAllowed");

    /** The parser would make an object of a member that may be a number or a text, so it is left undescribed. */
    private static final Pattern NUMBER_OR_TEXT = Pattern.compile(
            " +retry_after:\n +description: Seconds to wait\n +oneOf:\n +- type: number\n +- type: string\n");

    private final OpenApiInteractionValidator validator;

    /** @param version the path begins with */
    public SansanContract(String version) {
        LevelResolver.Builder levels = LevelResolver.create();
        LENIENT.forEach(key -> levels.withLevel(key, ValidationReport.Level.IGNORE));
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                        NUMBER_OR_TEXT.matcher(specification()).replaceFirst(""))
                .withBasePathOverride("/" + version)
                .withLevelResolver(levels.build())
                .build();
    }

    private static String specification() {
        try (InputStream in = SansanContract.class.getResourceAsStream("/sansan-open-api.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a request; nothing if it keeps to the contract. */
    public List<String> findings(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        return messages(validator.validateRequest(request(method, uri, headers, body)));
    }

    /** What is wrong with the answer to a request. */
    public List<String> findings(String method, URI uri, int status, Map<String, List<String>> headers, byte[] body) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        headers.forEach((name, values) -> response.withHeader(name, values));
        if (body.length > 0) {
            response.withBody(new String(body, StandardCharsets.UTF_8));
        }
        return messages(validator.validateResponse(uri.getRawPath(), Request.Method.valueOf(method), response.build()));
    }

    private static SimpleRequest request(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(method), uri.getRawPath());
        headers.forEach((name, values) -> request.withHeader(name, values));
        query(uri).forEach((name, values) -> request.withQueryParam(name, values));
        if (body.length > 0) {
            request.withBody(new String(body, StandardCharsets.UTF_8));
        }
        return request.build();
    }

    private static Map<String, List<String>> query(URI uri) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] halves = pair.split("=", 2);
                query.computeIfAbsent(decoded(halves[0]), name -> new ArrayList<>())
                        .add(halves.length > 1 ? decoded(halves[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static List<String> messages(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage())
                .toList();
    }
}
