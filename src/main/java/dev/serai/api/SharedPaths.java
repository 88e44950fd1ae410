package dev.serai.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Lets a controller and a route share a path, such as {@code GET} and {@code POST} of {@code /api/backups}.
 *
 * <p>Controllers and platform-http routes are looked up in two tables, and each answers 405 by itself as soon as it knows
 * the path but not the method. Here the controllers' table is asked first, and before it says 405 it looks whether
 * another table would take the request; if none would, the answer names the methods of all of them.
 */
@Configuration(proxyBeanMethods = false)
class SharedPaths {
    @Bean
    WebMvcRegistrations controllersThatShare() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new Controllers();
            }
        };
    }

    private static final class Controllers extends RequestMappingHandlerMapping {
        /** The routes' table, of which this package knows nothing but its place, stands at -1. */
        private static final int BEFORE_THE_ROUTES = -2;

        @Override
        public int getOrder() {
            return BEFORE_THE_ROUTES;
        }

        @Override
        protected HandlerMethod handleNoMatch(Set<RequestMappingInfo> known, String path, HttpServletRequest request)
                throws ServletException {
            try {
                return super.handleNoMatch(known, path, request);
            } catch (HttpRequestMethodNotSupportedException mine) {
                Set<String> methods = methods(mine);
                if (takenByAnother(request, methods)) {
                    return null;
                }
                throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
            }
        }

        /** @param methods gets the methods by which other tables know the path */
        private boolean takenByAnother(HttpServletRequest request, Set<String> methods) throws ServletException {
            for (RequestMappingHandlerMapping other : others()) {
                try {
                    if (other.getHandler(request) != null) {
                        return true;
                    }
                } catch (HttpRequestMethodNotSupportedException theirs) {
                    methods.addAll(methods(theirs));
                } catch (ServletException e) {
                    throw e;
                } catch (Exception e) {
                    throw new ServletException(e);
                }
            }
            return false;
        }

        private List<RequestMappingHandlerMapping> others() {
            return obtainApplicationContext().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                    .filter(mapping -> mapping != this)
                    .toList();
        }

        private static Set<String> methods(HttpRequestMethodNotSupportedException e) {
            String[] methods = e.getSupportedMethods();
            return new TreeSet<>(methods == null ? List.of() : Arrays.asList(methods));
        }
    }
}
