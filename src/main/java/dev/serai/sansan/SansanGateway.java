package dev.serai.sansan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.remote.Abandoned;
import dev.serai.remote.Call;
import dev.serai.remote.Patience;
import dev.serai.remote.Request;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What the door to Sansan asks of Java: whose turn it is, what to send, and how long to wait. */
@Component("sansanGateway")
public class SansanGateway implements Patience {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY = 429;

    private final SansanKeys keys;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    SansanGateway(SansanKeys keys) {
        this.keys = keys;
    }

    /**
     * Waits until it is the call's turn. Whoever gets it says {@link #done} in the end.
     *
     * @return the request that may now be sent
     * @throws Abandoned if the caller no longer wants it
     */
    public Request turn(Call call) throws InterruptedException {
        Request request = call.request();
        if (!pace(request.account()).take(call::abandoned)) {
            throw new Abandoned(request.toString());
        }
        return request;
    }

    /** The call has ended, well or not. */
    public void done(Call call) {
        pace(call.request().account()).done();
    }

    public String address(Request request) {
        return keys.get(request.account()).baseUrl() + request.path();
    }

    public String key(Request request) {
        return keys.get(request.account()).secret();
    }

    /** Null if the hub is no partner's application. */
    public String appId(Request request) {
        return keys.get(request.account()).appId();
    }

    /**
     * Reads an answer to its end.
     *
     * @param length its Content-Length; null if the answer does not say
     * @throws EOFException if it is cut short
     */
    public byte[] whole(InputStream answer, Integer length) throws IOException {
        if (answer == null) {
            return new byte[0];
        }
        try (answer) {
            byte[] bytes = answer.readAllBytes();
            if (length != null && bytes.length < length) {
                throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
            }
            return bytes;
        }
    }

    /** The key works again, if it had to wait. */
    public void answered(Request request) {
        pace(request.account()).succeeded();
    }

    /** Lets all calls with the key wait, not only the one refused: as long as the answer's body or a header says (facts 3). */
    @Override
    public void refused(Request request, int status, String retryAfter, String body) {
        Optional<Duration> asked = seconds(inBody(body)).or(() -> seconds(retryAfter));
        Pace pace = pace(request.account());
        if (status == TOO_MANY) {
            pace.refused(asked, "Sansan answered 429");
        } else {
            asked.ifPresent(pause -> pace.closeFor(pause, "Sansan answered " + status));
        }
    }

    /** Until when and why a key is not used; empty when calls flow. */
    public Optional<String> waiting(String key) {
        return pace(key).closed().map(closed -> closed.reason() + "; no calls until " + closed.until());
    }

    private Pace pace(String key) {
        return paces.computeIfAbsent(
                key,
                name -> new Pace(
                        name, keys.get(name).callsPerSecond(), keys.busy().pauses(), Clock.systemUTC()));
    }

    private static String inBody(String body) {
        try {
            JsonNode asked = JSON.readTree(body).path("retry_after");
            return asked.isValueNode() ? asked.asText() : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text != null && text.strip().matches("\\d{1,6}(\\.\\d{1,6})?")
                ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text.strip()) * 1000)))
                : Optional.empty();
    }
}
