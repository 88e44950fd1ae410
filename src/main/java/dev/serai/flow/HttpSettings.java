package dev.serai.flow;

import java.time.Duration;
import org.apache.camel.component.http.HttpComponent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The client behind every door: pooled, and without a will of its own. Trying again, following a redirect and keeping
 * a cookie are decisions, and decisions are made in the routes.
 *
 * @param connectTimeout     how long to wait for a connection to be made
 * @param responseTimeout    how long an answer may stay silent
 * @param connectionsPerHost most connections to one host at the same time
 * @param connections        most connections at the same time
 */
@ConfigurationProperties("serai.http")
record HttpSettings(
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("60s") Duration responseTimeout,
        @DefaultValue("64") int connectionsPerHost,
        @DefaultValue("128") int connections) {

    void apply(HttpComponent http) {
        http.setConnectionsPerRoute(connectionsPerHost);
        http.setMaxTotalConnections(connections);
        http.setConnectTimeout(connectTimeout.toMillis());
        http.setConnectionRequestTimeout(responseTimeout.toMillis());
        http.setResponseTimeout(responseTimeout.toMillis());
        http.setSoTimeout(responseTimeout.toMillis());
        http.setAutomaticRetriesDisabled(true);
        http.setRedirectHandlingDisabled(true);
        http.setFollowRedirects(false);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
    }
}
