package dev.serai.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.remote.Refusal;
import dev.serai.remote.RemoteException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;

/**
 * Tells of a failure as RFC 9457 does, in {@code application/problem+json}.
 *
 * <p>A route calls it by its name: {@code bean: problems?method=body}, {@code ?method=status} and {@code ?method=retryAfter},
 * all of which take the exchange's exception.
 */
@Component("problems")
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** The status to answer with. */
    public int status(Exception e) {
        return of(e).getStatus();
    }

    /** The body to answer with, as JSON. A failure that nobody foresaw is logged, and told only by a number. */
    public String body(Exception e) {
        return json(told(e));
    }

    /** Seconds after which asking again may help, for the header {@code Retry-After}; null if nobody knows. */
    public Long retryAfter(Exception e) {
        return first(e, Refusal.class)
                .map(refusal -> refusal.members()
                        .getOrDefault("nextAllowedAt", refusal.members().get("retryAt")))
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .map(next -> Math.max(1, Duration.between(Instant.now(), next).toSeconds()))
                .orElse(null);
    }

    /** Like {@link #of}; a failure that nobody foresaw is also logged under the number that the answer shows. */
    ProblemDetail told(Exception e) {
        ProblemDetail problem = of(e);
        if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            String incident = UUID.randomUUID().toString();
            log.error("Incident {}", incident, e);
            problem.setDetail("unexpected failure; the hub's log tells more under incident " + incident);
            problem.setProperty("incident", incident);
        }
        return problem;
    }

    ProblemDetail of(Exception e) {
        Optional<Refusal> refusal = first(e, Refusal.class);
        if (refusal.isPresent()) {
            return of(refusal.get());
        }
        if (e instanceof ErrorResponse response) {
            return response.getBody();
        }
        if (e instanceof JsonProcessingException unreadable) {
            return of(HttpStatus.BAD_REQUEST, "body: " + unreadable.getOriginalMessage() + "; see /api/openapi.json");
        }
        if (e instanceof AccessDeniedException) {
            return of(HttpStatus.FORBIDDEN, e.getMessage());
        }
        if (first(e, RemoteException.class).isPresent()) {
            return of(
                    HttpStatus.BAD_GATEWAY,
                    first(e, RemoteException.class).get().getMessage());
        }
        return databaseIsAway(e)
                ? of(HttpStatus.SERVICE_UNAVAILABLE, "database: not reached; try again in a moment")
                : of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected failure; the hub's log tells more");
    }

    private static ProblemDetail of(Refusal refusal) {
        ProblemDetail problem = of(status(refusal.kind()), refusal.getMessage());
        problem.setType(URI.create("urn:serai:problem:"
                + refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        refusal.members().forEach(problem::setProperty);
        return problem;
    }

    static ProblemDetail of(HttpStatusCode status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case TOO_EARLY -> HttpStatus.TOO_MANY_REQUESTS;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static boolean databaseIsAway(Exception e) {
        return first(e, DataAccessResourceFailureException.class).isPresent()
                || first(e, TransientDataAccessException.class).isPresent()
                || first(e, CannotCreateTransactionException.class).isPresent();
    }

    private static <T> Optional<T> first(Throwable e, Class<T> type) {
        return Stream.iterate(e, it -> it != null, Throwable::getCause)
                .limit(50)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private String json(ProblemDetail problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a request outside of any controller. */
    void send(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException {
        if (problem.getInstance() == null) {
            problem.setInstance(URI.create(request.getRequestURI()));
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json(problem).getBytes(StandardCharsets.UTF_8));
    }
}
