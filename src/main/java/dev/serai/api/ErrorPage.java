package dev.serai.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers with a problem what went wrong outside of the controllers: in a filter, in a route, in the server itself. */
@Hidden
@Controller
class ErrorPage implements ErrorController {
    private final Problems problems;

    ErrorPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDetail problem = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception e
                ? problems.told(e)
                : Problems.of(HttpStatus.valueOf(status(request)), message(request));
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(URI.create(path));
        }
        problems.send(request, response, problem);
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }

    private static String message(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String text && !text.isBlank()
                ? text
                : null;
    }
}
