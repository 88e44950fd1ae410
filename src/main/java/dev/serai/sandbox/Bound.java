package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings that arrive as JSON, with the same keys and forms as in a configuration file. */
final class Bound {
    private Bound() {}

    /**
     * @param what names the thing in the error
     * @throws IllegalArgumentException if a member is unknown or has a value that does not fit
     */
    static <T> T of(String what, JsonNode json, Class<T> type) {
        Map<String, String> map = new LinkedHashMap<>();
        json.properties()
                .forEach(member ->
                        map.put(what + "." + member.getKey(), member.getValue().asText()));
        try {
            return new Binder(new MapConfigurationPropertySource(map))
                    .bindOrCreate(what, Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        } catch (BindException e) {
            throw new IllegalArgumentException(
                    what + ": "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage()),
                    e);
        }
    }
}
