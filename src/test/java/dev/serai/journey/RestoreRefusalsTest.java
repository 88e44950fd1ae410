package dev.serai.journey;

import static dev.serai.journey.Person.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may not have a plan written, and when nobody may. */
class RestoreRefusalsTest {
    @TempDir
    static Path folder;

    private static Scene scene;
    private static RestoreClient restores;
    private static Person person;
    private static String backup;
    private static List<String> ids;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene().account("main").start(folder);
        restores = scene.restores();
        person = scene.person();
        backup = scene.backUp("main", "contacts").path("id").asText();
        ids = List.copyOf(scene.truth("main").records("contacts").keySet());
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @BeforeEach
    void damage() throws IOException {
        Damage.update(
                scene.truth("main"),
                "contacts",
                ids.subList(0, 60),
                id -> Map.of("firstname", "Damaged", "fax", "03-0000"));
    }

    @AfterEach
    void mend() throws IOException {
        scene.mend();
    }

    private static JsonNode plan() throws IOException {
        return restores.analyze(RestoreClient.of(backup, "contacts"));
    }

    private static HubProcess.Answer confirm(Person who, JsonNode plan, ObjectNode confirmation) throws IOException {
        return who.post("/api/restores/" + plan.path("id").asText() + "/confirm", confirmation.toString());
    }

    private static void assertRefused(HubProcess.Answer answer, int status, String words) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).containsSubsequence(words.split(" "));
    }

    private static void assertStillPlanned(JsonNode plan) throws IOException {
        assertThat(restores.status(plan.path("id").asText()).path("state").asText())
                .isEqualTo("PLANNED");
    }

    @Test
    void takesOnlyASuperAdminsWord() throws IOException {
        JsonNode plan = plan();
        for (String role : List.of("viewer", "operator")) {
            Person low = person.add("low-" + role, role).enrol();
            ObjectNode confirmation = RestoreClient.confirmation(plan).put("code", low.code());
            assertRefused(confirm(low, plan, confirmation), 403, "role super-admin");
            assertRefused(
                    low.post(
                            "/api/restores",
                            RestoreClient.of(backup, "contacts").toString()),
                    403,
                    "role super-admin");
            assertRefused(low.post("/api/restores/" + plan.path("id").asText() + "/cancel", null), 403, "role");
        }
        assertStillPlanned(plan);
    }

    @Test
    void takesNoTokenWithoutACode() throws IOException {
        JsonNode plan = plan();
        String path = "/api/restores/" + plan.path("id").asText() + "/confirm";
        String confirmation = RestoreClient.confirmation(plan).toString();
        assertThat(scene.hub().post(path, confirmation).status()).isEqualTo(403);
        Person bare = person.add("bare", "super-admin");
        assertRefused(bare.post(path, confirmation), 403, "bare has none enrol");
        bare.enrol();
        assertRefused(bare.post(path, confirmation), 403, "second factor: none within the last 5 minutes");
        assertStillPlanned(plan);
    }

    @Test
    void takesACodeOnceAndInItsTime() throws IOException {
        JsonNode plan = plan();
        Person late = person.add("late", "super-admin").enrol();
        ObjectNode confirmation = RestoreClient.confirmation(plan);
        assertRefused(confirm(late, plan, confirmation.put("code", late.codeOf(-4))), 403, "code: wrong");
        String code = late.code();
        Person.accepted(
                late.post("/api/second-factor", object().put("code", code).toString()), 200);
        assertRefused(confirm(late, plan, confirmation.put("code", code)), 403, "code: used already");
        assertStillPlanned(plan);
    }

    @Test
    void letsNobodyGuess() throws IOException {
        JsonNode plan = plan();
        Person guessed = person.add("guessed", "super-admin").enrol();
        ObjectNode confirmation = RestoreClient.confirmation(plan);
        HubProcess.Answer last = null;
        for (int i = 0; i < 5; i++) {
            last = confirm(guessed, plan, confirmation.put("code", guessed.codeOf(1000 + i)));
            assertThat(last.status()).isEqualTo(403);
        }
        assertThat(last.json().path("attemptsLeft").asInt(-1)).isZero();
        assertThat(last.json().path("retryAt").asText()).isNotEmpty();
        assertRefused(confirm(guessed, plan, confirmation.put("code", guessed.code())), 403, "code: not looked at");
        assertRefused(
                confirm(
                        guessed,
                        plan,
                        confirmation.put("code", guessed.recoveryCodes().get(0))),
                403,
                "not looked at");
        assertStillPlanned(plan);
    }

    @Test
    void takesNothingForUnderstoodThatIsNotSaid() throws IOException {
        JsonNode plan = plan();
        person.prove();
        for (String field : List.of("changesLiveData", "workflowsMayReEnrol", "clearsValues")) {
            ObjectNode confirmation = RestoreClient.confirmation(plan);
            ((ObjectNode) confirmation.path("acknowledged")).put(field, false);
            assertRefused(confirm(person, plan, confirmation), 400, "acknowledged." + field);
        }
        ObjectNode nothing =
                object().put("fingerprint", plan.path("fingerprint").asText());
        assertRefused(confirm(person, plan, nothing), 400, "acknowledged.changesLiveData");
        assertStillPlanned(plan);
    }

    @Test
    void writesNoOtherPlanThanTheOneReviewed() throws IOException {
        JsonNode plan = plan();
        person.prove();
        ObjectNode wrong = RestoreClient.confirmation(plan).put("fingerprint", "0".repeat(64));
        assertRefused(confirm(person, plan, wrong), 409, "fingerprint: not that of the plan");
        String record = person.get("/api/restores/" + plan.path("id").asText() + "/changes?limit=1")
                .json()
                .at("/changes/0/record")
                .asText();
        ObjectNode choice = object();
        choice.putArray("only").add(record);
        JsonNode chosen = Person.accepted(
                person.post("/api/restores/" + plan.path("id").asText() + "/choose", choice.toString()), 200);
        assertRefused(confirm(person, plan, RestoreClient.confirmation(plan)), 409, "fingerprint");
        assertThat(chosen.at("/plan/records/CHANGE").asInt()).isEqualTo(1);
        JsonNode restore = restores.apply(chosen);
        assertThat(restore.path("outcomes").toString()).isEqualTo("{\"restored\":1}");
        assertThat(restores.results(restore.path("id").asText()))
                .filteredOn(row -> row.get("record").equals(record))
                .allMatch(row -> row.get("outcome").equals("restored"));
        assertRefused(confirm(person, chosen, RestoreClient.confirmation(chosen)), 409, "its state is COMPLETED");
    }

    @Test
    void restoresAnAccountOnceAtATime() throws IOException {
        Person second = person.add("second", "super-admin").enrol();
        second.prove();
        person.prove();
        scene.fault("main", "{'path':'/batch/update','delay':'2s'}");
        JsonNode one = plan();
        JsonNode two = plan();
        List<HubProcess.Answer> answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> confirmed(person, one)),
                        CompletableFuture.supplyAsync(() -> confirmed(second, two)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).extracting(HubProcess.Answer::status).containsExactlyInAnyOrder(202, 409);
        boolean first = answers.get(0).status() == 202;
        JsonNode won = first ? one : two;
        JsonNode lost = answers.get(first ? 1 : 0).json();
        assertThat(lost.path("running").asText())
                .as("%s", lost)
                .isEqualTo("/api/restores/" + won.path("id").asText());
        restores.rest(won.path("id").asText());
        assertStillPlanned(first ? two : one);
    }

    private static HubProcess.Answer confirmed(Person who, JsonNode plan) {
        try {
            return confirm(who, plan, RestoreClient.confirmation(plan));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
