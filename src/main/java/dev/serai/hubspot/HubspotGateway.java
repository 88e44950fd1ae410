package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.remote.Abandoned;
import dev.serai.remote.Call;
import dev.serai.remote.Patience;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;
import io.github.bucket4j.TimeMeter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** What the door to HubSpot asks of Java: whose turn it is, what to send, and what an answer says of the budget. */
@Component("hubspotGateway")
public class HubspotGateway implements Patience {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubspotAccounts accounts;
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

    HubspotGateway(HubspotAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Waits for the account's budget.
     *
     * @return the request that may now be sent
     * @throws Abandoned if the caller no longer wants it
     */
    public Request turn(Call call) throws InterruptedException {
        Request request = call.request();
        if (!budget(request.account()).take(call.purpose(), request.path().endsWith("/search"), call::abandoned)) {
            throw new Abandoned(request.toString());
        }
        return request;
    }

    public String address(Request request) {
        return accounts.get(request.account()).baseUrl() + request.path();
    }

    public String authorization(Request request) {
        return accounts.get(request.account()).bearer();
    }

    /**
     * Reads an answer to its end, into no more memory than it needs.
     *
     * @param length its Content-Length; null if the answer does not say
     * @throws EOFException if it is cut short
     */
    public byte[] whole(InputStream answer, Integer length) throws IOException {
        if (answer == null) {
            return new byte[0];
        }
        try (answer) {
            if (length == null) {
                return answer.readAllBytes();
            }
            byte[] bytes = new byte[length];
            int read = 0;
            while (read < length) {
                int more = answer.read(bytes, read, length - read);
                if (more < 0) {
                    throw new EOFException("the answer ended after " + read + " of " + length + " bytes");
                }
                read += more;
            }
            return bytes;
        }
    }

    /** Takes over what the headers of an answer say of the account's limits (facts section 8). */
    public void answered(Request request, Map<String, Object> headers) {
        Budget budget = budget(request.account());
        number(headers, "X-HubSpot-RateLimit-Max", max -> budget.announced((int) max));
        number(headers, "X-HubSpot-RateLimit-Remaining", remaining -> {
            if (remaining == 0) {
                budget.closeFor(Duration.ofMillis(300), "the account's calls for these ten seconds are used up");
            }
        });
        number(
                headers,
                "X-HubSpot-RateLimit-Daily",
                daily -> number(
                        headers,
                        "X-HubSpot-RateLimit-Daily-Remaining",
                        remaining -> budget.dailyLeft(daily, remaining)));
    }

    /** Lets the whole account wait, not only the call that was refused. */
    @Override
    public void refused(Request request, int status, String retryAfter, String body) {
        Budget budget = budget(request.account());
        Optional<Duration> asked = seconds(retryAfter);
        switch (status) {
            case 429 -> {
                String policy = policy(body);
                if (policy.equals("DAILY") && asked.isEmpty()) {
                    budget.closeUntilTomorrow("the account's daily limit is reached");
                } else {
                    Duration usual = Duration.ofSeconds(policy.equals("SECONDLY") ? 1 : 2);
                    budget.closeFor(asked.orElse(usual), "the account answered 429 " + policy);
                }
            }
            case 423 -> budget.closeFor(asked.orElse(Duration.ofSeconds(2)), "the account is locked (423)");
            case 477 ->
                budget.closeFor(
                        asked.orElse(Duration.ofMinutes(1)), "the account is moving to another data centre (477)");
            default -> asked.ifPresent(pause -> budget.closeFor(pause, "the account answered " + status));
        }
    }

    public void zone(String account, ZoneId zone) {
        budget(account).zone(zone);
    }

    /** Until when and why an account is not called for a purpose; empty when calls flow. */
    public Optional<String> waiting(String account, Purpose purpose) {
        return budget(account).closed(purpose).map(closed -> closed.reason() + "; no calls until " + closed.until());
    }

    /** Calls an account is allowed in ten seconds, as configured or announced. */
    public int callsPer10s(String account) {
        return budget(account).limit();
    }

    /** Whether more calls could be made at the same time than are; if not, more of them would only wait for each other. */
    public boolean hasRoom(String account) {
        return !budget(account).line(false).isWaitedIn();
    }

    private Budget budget(String account) {
        return budgets.computeIfAbsent(
                account, name -> new Budget(name, accounts.get(name), Clock.systemUTC(), TimeMeter.SYSTEM_NANOTIME));
    }

    private static String policy(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            String policy = problem.path("policyName").asText();
            if (!policy.isEmpty()) {
                return policy;
            }
            String message = problem.path("message").asText().toLowerCase();
            return message.contains("daily")
                    ? "DAILY"
                    : message.contains("ten_secondly") ? "TEN_SECONDLY_ROLLING" : "SECONDLY";
        } catch (IOException notJson) {
            return "TEN_SECONDLY_ROLLING";
        }
    }

    private static void number(Map<String, Object> headers, String name, LongConsumer use) {
        Object value = headers.get(name);
        if (value != null && value.toString().matches("\\d{1,12}")) {
            use.accept(Long.parseLong(value.toString()));
        }
    }

    private static Optional<Duration> seconds(String retryAfter) {
        return retryAfter != null && retryAfter.strip().matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter.strip())))
                : Optional.empty();
    }
}
