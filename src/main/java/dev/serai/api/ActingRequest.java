package dev.serai.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;

/**
 * A request as handlers and routes get to see it: it says who asks in headers of its own, whatever the client wrote
 * there, and the secrets by which the client proved it are gone, as a route's headers easily travel on to somebody else.
 */
final class ActingRequest extends HttpServletRequestWrapper {
    /** Name of the header that holds the caller's name for the journal. */
    static final String ACTOR = "X-Serai-Actor";

    /**
     * Name of the header that holds the signed text of the {@link dev.serai.catalogue.Caller}, for
     * {@link dev.serai.catalogue.Callers#of}.
     */
    static final String CALLER = "X-Serai-Caller";

    /** What the hub alone writes. */
    static final List<String> OWN = List.of(ACTOR, CALLER);

    private static final List<String> SECRETS = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE);

    private final Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** For a request of which nobody is known to be the author. */
    ActingRequest(HttpServletRequest request) {
        super(request);
    }

    /**
     * @param actor  the caller's name
     * @param caller the caller's signed text
     */
    ActingRequest(HttpServletRequest request, String actor, String caller) {
        super(request);
        own.put(ACTOR, actor);
        own.put(CALLER, caller);
    }

    @Override
    public String getHeader(String name) {
        Enumeration<String> values = getHeaders(name);
        return values.hasMoreElements() ? values.nextElement() : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (own.containsKey(name)) {
            return Collections.enumeration(List.of(own.get(name)));
        }
        return hidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean hidden(String name) {
        return OWN.stream().anyMatch(name::equalsIgnoreCase) || SECRETS.stream().anyMatch(name::equalsIgnoreCase);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Collections.list(super.getHeaderNames()));
        names.removeIf(ActingRequest::hidden);
        names.addAll(own.keySet());
        return Collections.enumeration(names);
    }
}
