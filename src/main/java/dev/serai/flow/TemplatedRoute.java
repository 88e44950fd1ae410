package dev.serai.flow;

import java.util.Map;

/**
 * A route to be made from a template under {@code routes/templates/}.
 *
 * @param template   id of the template
 * @param routeId    id of the route to make, unlike that of any other route
 * @param parameters the template's parameters by name
 */
public record TemplatedRoute(String template, String routeId, Map<String, String> parameters) {
    public TemplatedRoute {
        parameters = Map.copyOf(parameters);
    }
}
