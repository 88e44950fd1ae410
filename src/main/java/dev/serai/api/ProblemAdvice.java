package dev.serai.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
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
        Optional.ofNullable(problems.retryAfter(e))
                .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds.toString()));
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
