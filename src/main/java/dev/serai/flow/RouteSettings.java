package dev.serai.flow;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where routes are and how they are followed.
 *
 * @param routes          folder with the route files; relative to the working directory
 * @param routesLookEvery how often to look for saved changes
 * @param routesDrain     how long a route that is to be replaced keeps its callers waiting for exchanges under way
 */
@ConfigurationProperties("serai")
record RouteSettings(
        @DefaultValue("routes") Path routes,
        @DefaultValue("1s") Duration routesLookEvery,
        @DefaultValue("15s") Duration routesDrain) {}
