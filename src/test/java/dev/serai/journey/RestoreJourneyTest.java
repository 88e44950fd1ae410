package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backs up an account, damages it in every way there is, and restores it, through the API and with a real second factor. */
class RestoreJourneyTest {
    @TempDir
    static Path folder;

    private static HubspotSandbox sandbox;
    private static Truth truth;
    private static HubProcess hub;
    private static Person person;
    private static RestoreClient restores;

    @BeforeAll
    static void start() throws IOException {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "records.contacts", "2000",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0",
                "rules.validations[0].object", "contacts",
                "rules.validations[0].property", "city",
                "rules.validations[0].rule", "max-length",
                "rules.validations[0].arguments", "40"));
        truth = new Truth(sandbox.baseUrl());
        hub = new HubProcess(
                        folder.resolve("data"),
                        List.of(
                                "--hubspot.accounts.main.token=sandbox",
                                "--hubspot.accounts.main.base-url=" + sandbox.baseUrl(),
                                "--hubspot.accounts.main.calls-per10s=100000",
                                "--backup.associations=false",
                                "--backup.overlap=0s"))
                .start();
        person = Person.first(hub);
        restores = new RestoreClient(person);
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandbox.close();
    }

    @Test
    void putsBackAllThatCanBeAndListsTheRestAndUndoesIt() throws IOException {
        Damage damage = new Damage(truth);
        damage.prepare();
        JsonNode backup = hub.awaitEnd(hub.backUp("main"));
        Map<String, Map<String, String>> wanted = archived(backup, "contacts");
        damage.inflict();
        Comparison comparison = new Comparison(truth, "contacts");
        Map<String, Map<String, String>> damaged = truth.records("contacts");

        JsonNode plan = restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        var confirmation = RestoreClient.confirmation(plan).put("code", person.code());
        Person.accepted(
                person.post("/api/restores/" + plan.path("id").asText() + "/confirm", confirmation.toString()), 202);
        JsonNode restore = restores.rest(plan.path("id").asText());
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        Map<String, Map<String, String>> restored = truth.records("contacts");
        comparison.check(
                wanted,
                damaged,
                restored,
                restore,
                restores.results(restore.path("id").asText()));

        JsonNode undo = restores.apply(restores.undo(restore.path("id").asText()));
        Map<String, Map<String, String>> undone = truth.records("contacts");
        comparison.check(
                damaged,
                restored,
                undone,
                undo,
                restores.results(undo.path("id").asText()));

        JsonNode again = restores.apply(restores.undo(undo.path("id").asText()));
        comparison.check(
                restored,
                undone,
                truth.records("contacts"),
                again,
                restores.results(again.path("id").asText()));
    }

    private static Map<String, Map<String, String>> archived(JsonNode backup, String object) throws IOException {
        try (Unzipped archive = new Unzipped(Path.of(backup.path("path").asText()))) {
            return archive.records(object);
        }
    }
}
