package dev.serai.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Waits as long as a refusing remote asks for in {@code Retry-After}: an onExceptionOccurred hook of a door's policy. */
final class RetryAfter implements Processor {
    private final Duration longest;

    RetryAfter(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void process(Exchange exchange) {
        var refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
        if (refused != null && refused.getResponseHeaders() != null) {
            refused.getResponseHeaders().entrySet().stream()
                    .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                    .findFirst()
                    .flatMap(header -> delay(header.getValue(), Instant.now()))
                    .ifPresent(delay -> exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis()));
        }
    }

    /** The delay that a header value asks for, in seconds or as a date (RFC 9110, 10.2.3); empty if it is neither. */
    Optional<Duration> delay(String value, Instant now) {
        try {
            Duration asked = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            if (asked.isNegative()) {
                return Optional.of(Duration.ZERO);
            }
            return Optional.of(asked.compareTo(longest) > 0 ? longest : asked);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
