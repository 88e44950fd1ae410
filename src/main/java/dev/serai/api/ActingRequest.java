package dev.serai.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;

/**
 * A request as handlers and routes get to see it: it says who asks in a header of its own, whatever the client wrote
 * there, and the secrets by which the client proved it are gone, as a route's headers easily travel on to somebody else.
 */
final class ActingRequest extends HttpServletRequestWrapper {
    /** Name of the header that holds the token's name. */
    static final String ACTOR = "X-Serai-Actor";

    private static final List<String> SECRETS = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE);

    private final String actor;

    /** @param actor null if nobody is known to ask */
    ActingRequest(HttpServletRequest request, String actor) {
        super(request);
        this.actor = actor;
    }

    @Override
    public String getHeader(String name) {
        Enumeration<String> values = getHeaders(name);
        return values.hasMoreElements() ? values.nextElement() : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (name.equalsIgnoreCase(ACTOR)) {
            return actor == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(actor));
        }
        return SECRETS.stream().anyMatch(name::equalsIgnoreCase)
                ? Collections.emptyEnumeration()
                : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Collections.list(super.getHeaderNames()));
        SECRETS.forEach(names::remove);
        names.remove(ACTOR);
        if (actor != null) {
            names.add(ACTOR);
        }
        return Collections.enumeration(names);
    }
}
