package dev.serai.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hubspot.BatchWrite.Input;
import dev.serai.hubspot.BatchWrite.Result;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchUpdateTest {
    private static final Paths PATHS = new Paths(ApiVersion.of("2026-03"));
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HubspotSandbox traced;
    private static HubspotSandbox untraced;

    @BeforeAll
    static void start() {
        traced = sandbox("true");
        untraced = sandbox("false");
    }

    private static HubspotSandbox sandbox(String isolated) {
        return HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "records.contacts", "150",
                "ids", "dense",
                "quota.per-ten-seconds", "0",
                "writes.isolated-updates", isolated));
    }

    @AfterAll
    static void stop() {
        traced.close();
        untraced.close();
    }

    @AfterEach
    void mend() throws Exception {
        send(traced, "DELETE", "/sandbox/faults", "");
    }

    private static HttpResponse<byte[]> send(HubspotSandbox to, String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(to.baseUrl() + path))
                        .header("Authorization", "Bearer sandbox")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Makes all calls; how many there were. */
    private static int carryOut(BatchUpdate update, HubspotSandbox account) throws InterruptedException {
        int calls = 0;
        for (; update.open(); calls++) {
            Request request = update.next();
            assertThat(request.repeatable()).isFalse();
            String body = new String(request.body(), StandardCharsets.UTF_8);
            try {
                HttpResponse<byte[]> answer = send(account, request.method(), request.path(), body);
                if (answer.statusCode() < 300) {
                    update.answered(answer.body());
                } else {
                    update.refused(new RemoteException(
                            "answered " + answer.statusCode(), answer.statusCode(), answer.body(), null));
                }
            } catch (IOException cut) {
                update.refused(new RemoteException("no answer", 0, new byte[0], cut));
            }
        }
        return calls;
    }

    private static BatchUpdate update(List<Input> inputs) {
        return new BatchUpdate("main", PATHS, "contacts", inputs);
    }

    /** Each fifty-first record of the sandbox lies in its bin. */
    private static List<Input> inputs(int count) {
        return IntStream.rangeClosed(1, 110)
                .filter(id -> id % 51 != 26)
                .limit(count)
                .mapToObj(i -> new Input(String.valueOf(i), Map.of("firstname", "New " + i)))
                .toList();
    }

    /** Inputs of which those in the set have a value that HubSpot does not take. */
    private static List<Input> spoilt(Set<Integer> bad) {
        return inputs(100).stream()
                .map(input -> bad.contains(Integer.parseInt(input.id()))
                        ? new Input(input.id(), Map.of("lifecyclestage", "no such stage"))
                        : input)
                .toList();
    }

    private static List<String> with(BatchUpdate update, Predicate<Result> like) {
        List<String> ids = new ArrayList<>();
        update.results().forEach((id, result) -> {
            if (like.test(result)) {
                ids.add(id);
            }
        });
        return ids;
    }

    @Test
    void writesAHundredRecordsInOneCall() throws Exception {
        BatchUpdate update = update(inputs(100));
        assertThat(carryOut(update, untraced)).isEqualTo(1);
        assertThat(with(update, Result.Written.class::isInstance)).hasSize(100);
        assertThat(update.results().get("7"))
                .isInstanceOfSatisfying(
                        Result.Written.class,
                        written -> assertThat(written.stored()).containsEntry("firstname", "New 7"));
    }

    @Test
    void makesNoCallForNothing() {
        assertThat(update(List.of()).open()).isFalse();
    }

    @Test
    void takesHubSpotsWordForWhichRecordIsBad() throws Exception {
        BatchUpdate update = update(spoilt(Set.of(3, 60)));
        assertThat(carryOut(update, traced)).isEqualTo(1);
        assertThat(with(update, Result.Rejected.class::isInstance)).containsExactlyInAnyOrder("3", "60");
        assertThat(with(update, Result.Written.class::isInstance)).hasSize(98);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 37, 50, 51, 100})
    void findsTheOneBadRecordThatHubSpotDoesNotName(int bad) throws Exception {
        BatchUpdate update = update(spoilt(Set.of(bad)));
        assertThat(carryOut(update, untraced)).isLessThanOrEqualTo(15);
        assertThat(with(update, Result.Written.class::isInstance)).hasSize(99);
        assertThat(update.results().get(String.valueOf(bad)))
                .isInstanceOfSatisfying(
                        Result.Rejected.class,
                        rejected -> assertThat(rejected.words()).contains("no such stage was not one of"));
    }

    @Test
    void takesAtMostFourteenCallsMoreWhereverTheBadRecordIs() {
        for (Input bad : inputs(100)) {
            BatchUpdate update = update(inputs(100));
            String id = "\"id\":\"" + bad.id() + "\"";
            int calls = 0;
            for (; update.open(); calls++) {
                String sent = new String(update.next().body(), StandardCharsets.UTF_8);
                if (sent.contains(id)) {
                    update.refused(new RemoteException("400", 400, "{}".getBytes(StandardCharsets.UTF_8), null));
                } else {
                    update.answered(echo(sent));
                }
            }
            assertThat(calls).as("calls for record " + bad.id()).isLessThanOrEqualTo(15);
            assertThat(with(update, Result.Rejected.class::isInstance)).containsExactly(bad.id());
            assertThat(update.results()).hasSize(100);
        }
    }

    private static byte[] echo(String sent) {
        return sent.replaceFirst("\"inputs\"", "\"results\"").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tellsRecordsThatAreGoneMergedOrInEachOthersWay() throws Exception {
        send(traced, "DELETE", "/sandbox/records/contacts/121", "");
        send(traced, "POST", "/sandbox/records/contacts/merge", "{\"primary\":\"122\",\"other\":\"123\"}");
        send(traced, "POST", "/sandbox/records/contacts/124", "{\"email\":\"taken@example.jp\"}");
        BatchUpdate update = update(List.of(
                new Input("121", Map.of("firstname", "binned")),
                new Input("122", Map.of("firstname", "merged")),
                new Input("125", Map.of("email", "taken@example.jp")),
                new Input("126", Map.of("firstname", "good")),
                new Input("99999", Map.of("firstname", "never there"))));
        assertThat(carryOut(update, traced)).isEqualTo(1);
        assertThat(update.results().get("121")).isInstanceOf(Result.NotFound.class);
        assertThat(update.results().get("99999")).isInstanceOf(Result.NotFound.class);
        assertThat(update.results().get("122")).isInstanceOf(Result.Passed.class);
        assertThat(update.results().get("126")).isInstanceOf(Result.Written.class);
        assertThat(update.results().get("125"))
                .isInstanceOfSatisfying(
                        Result.Rejected.class,
                        rejected -> assertThat(rejected.existing()).isEqualTo("124"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"effect\":\"cut-after\"", "\"effect\":\"cut-before\"", "\"status\":503", "\"status\":429"})
    void isUnsureOfWhatNoAnswerTells(String fault) throws Exception {
        send(traced, "POST", "/sandbox/faults", "{\"path\":\"/batch/update\"," + fault + "}");
        BatchUpdate update = update(inputs(5));
        assertThat(carryOut(update, traced)).isEqualTo(1);
        assertThat(with(update, Result.Unsure.class::isInstance)).hasSize(5);
    }

    @Test
    void isUnsureAfterAnAnswerThatCannotBeRead() {
        BatchUpdate update = update(inputs(2));
        update.answered("<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(with(update, Result.Unsure.class::isInstance)).hasSize(2);
        assertThat(update.open()).isFalse();
    }

    @Test
    void halvesThoseOfWhichAnAnswerSaysNothingButThatSomethingIsBad() {
        BatchUpdate update = update(inputs(4));
        update.answered("{\"results\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"errors\":[{\"message\":\"bad value\"}]}"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(new String(update.next().body(), StandardCharsets.UTF_8))
                .contains("\"3\"")
                .doesNotContain("\"4\"");
        update.answered("{\"errors\":[{\"message\":\"bad value\"}]}".getBytes(StandardCharsets.UTF_8));
        update.answered("{\"results\":[{\"id\":\"4\"}]}".getBytes(StandardCharsets.UTF_8));
        assertThat(update.results().get("3")).isEqualTo(new Result.Rejected("bad value", null));
        assertThat(with(update, Result.Written.class::isInstance)).containsExactly("1", "2", "4");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void givesUpWhenTheTokenIsNotGoodForIt(int status) {
        BatchUpdate update = update(inputs(2));
        RemoteException refused = new RemoteException("refused", status, new byte[0], null);
        assertThatThrownBy(() -> update.refused(refused)).isSameAs(refused);
        assertThat(update.results()).isEmpty();
    }
}
