package dev.serai.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.serai.remote.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers with a problem whatever a controller, or the way to it, throws. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anyOther(Exception e) {
        ProblemDetail problem = problems.told(e);
        HttpHeaders headers = new HttpHeaders();
        if (e instanceof Refusal refusal && refusal.members().get("nextAllowedAt") instanceof Instant next) {
            long seconds = Math.max(1, Duration.between(Instant.now(), next).toSeconds());
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return new ResponseEntity<>(problem, headers, problem.getStatus());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Exception told = e.getCause() instanceof JsonProcessingException unreadable ? unreadable : e;
        ProblemDetail problem =
                told == e ? Problems.of(status, "body: missing or not JSON; see /api/openapi.json") : problems.of(told);
        return handleExceptionInternal(e, problem, headers, status, request);
    }
}
