package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Asks a running hub, as an operator does, why records did or did not sync, and sees to those that need a hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SyncHealthTest {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    @TempDir
    static Path folder;

    private static SyncDesk desk;
    private static String noAddress;
    private static String older;
    private static String newer;
    private static String refused;
    private static String plain;
    private static String differs;
    private static String differing;
    private static String reviewed;

    @BeforeAll
    static void start() throws IOException {
        desk = new SyncDesk(folder);
        people();
    }

    private static void people() throws IOException {
        noAddress = desk.card("{\"lastName\": \"宛名\", \"firstName\": \"無\", \"companyName\": \"株式会社甲\"}");
        older = desk.card("{\"lastName\": \"見本\", \"firstName\": \"太郎\", \"email\": \"taro@example.co.jp\","
                + " \"companyName\": \"株式会社甲\", \"exchangeDate\": \"2026-01-10\"}");
        newer = desk.card("{\"lastName\": \"見本\", \"firstName\": \"太郎\", \"email\": \"taro@example.co.jp\","
                + " \"companyName\": \"株式会社乙\", \"exchangeDate\": \"2026-06-10\", \"departmentName\": \"営業部\"}");
        refused = desk.card("{\"lastName\": \"長井\", \"firstName\": \"肩書\", \"email\": \"nagai@example.co.jp\","
                + " \"title\": \"" + "役".repeat(25) + "\"}");
        plain = desk.card(
                "{\"lastName\": \"=1+1\", \"firstName\": \"\\\"Q\\\", Jr.\", \"email\": \"plain@example.co.jp\","
                        + " \"companyName\": \"株式会社丙\", \"title\": \"主任\", \"tel\": \"03-3210-0001\"}");
        differs = desk.card("{\"lastName\": \"違井\", \"firstName\": \"花子\", \"email\": \"chigai@example.co.jp\","
                + " \"title\": \"課長\"}");
        differing = desk.contact("{\"email\": \"chigai@example.co.jp\", \"lastname\": \"違井\","
                + " \"firstname\": \"花子\", \"jobtitle\": \"部長\"}");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    @Order(1)
    void aDraftShowsWhatWasReadAsUndecided() throws IOException {
        desk.hub.post(SyncDesk.SYNC + "/properties", "{}");
        desk.preview();

        JsonNode page = desk.get("/records?status=undecided");

        assertThat(page.path("total").asInt()).isEqualTo(7);
        assertThat(desk.post("/records/card-" + noAddress + "/retry", "{}").status())
                .isEqualTo(409);
        assertThat(desk.health().path("status").asText()).isEqualTo("UP");
    }

    @Test
    @Order(2)
    void eachRecordTellsWhyItDidOrDidNotSync() throws IOException {
        desk.enable(desk.get("").path("fingerprint").asText());

        JsonNode left = desk.only("宛名無");
        assertThat(left.path("status").asText()).isEqualTo("excluded");
        assertThat(left.path("id").asText()).isEqualTo("card-" + noAddress);
        assertThat(left.path("reason").asText()).contains("email");
        assertThat(left.path("advice").asText()).isNotEmpty();

        JsonNode loser = desk.only(older);
        assertThat(loser.path("status").asText()).isEqualTo("excluded");
        assertThat(loser.path("reason").asText()).contains(newer).contains("exchangeDate");
        assertThat(loser.at("/card/email").asText()).isEqualTo("taro@example.co.jp");
        assertThat(desk.get("/records?q=TARO@example").path("total").asInt()).isEqualTo(2);

        JsonNode conflict = desk.only("chigai@");
        assertThat(conflict.path("status").asText()).isEqualTo("conflict");
        assertThat(conflict.path("id").asText()).isEqualTo("contact-" + differing);
        assertThat(conflict.at("/card/id").asText()).isEqualTo(differs);
        assertThat(conflict.path("reason").asText()).startsWith("jobtitle: ");
        assertThat(desk.history("card-" + differs)).anySatisfy(entry -> {
            assertThat(entry.path("what").asText()).isEqualTo("conflict");
            assertThat(entry.path("before").asText()).isEqualTo("部長");
            assertThat(entry.path("after").asText()).isEqualTo("課長");
        });

        assertThat(desk.status(newer)).isEqualTo("in-sync");
        assertThat(desk.status(plain)).isEqualTo("in-sync");
        assertThat(desk.hub.get(SyncDesk.SYNC + "/records/card-NOSUCH").status())
                .isEqualTo(404);
        assertThat(desk.hub.get(SyncDesk.SYNC + "/records/NOSUCH").status()).isEqualTo(400);
        assertThat(desk.hub.get(SyncDesk.SYNC + "/records?status=odd").status()).isEqualTo(400);
        assertThat(desk.hub.get(SyncDesk.SYNC + "/records?limit=0").status()).isEqualTo(400);
        assertThat(desk.pages(2)).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    @Order(3)
    void aRecordThatFailsHoldsNobodyUpAndIsTriedAgainLaterOrOnRequest() throws IOException {
        JsonNode failing = desk.only("nagai@");
        assertThat(failing.path("status").asText()).isEqualTo("failing");
        assertThat(failing.path("reason").asText()).startsWith("HubSpot refuses: ");
        assertThat(failing.path("attempts").asInt()).isEqualTo(1);
        assertThat(pause(failing)).isEqualTo(10);

        desk.sync.run();
        assertThat(desk.only("nagai@").path("attempts").asInt()).isEqualTo(1);

        assertThat(desk.post("/records/card-" + refused + "/retry", "{}").status())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> desk.only("nagai@").path("attempts").asInt() == 2);
        assertThat(pause(desk.only("nagai@"))).isEqualTo(20);
        assertThat(desk.history("card-" + refused))
                .filteredOn(entry -> entry.path("what").asText().equals("failed"))
                .hasSize(1);

        desk.changeCard(refused, "{\"title\": \"役員\"}");
        desk.sync.run();
        assertThat(desk.status("nagai@")).isEqualTo("in-sync");
        assertThat(desk.only("nagai@").path("attempts").asInt()).isZero();
        assertThat(desk.journal("sync.retry")).isNotEmpty();
    }

    @Test
    @Order(4)
    void aRecordThatIsRightAgainByItselfIsNoLongerFailing() throws IOException {
        desk.changeCard(newer, "{\"title\": \"" + "役".repeat(25) + "\"}");
        desk.sync.run();
        assertThat(desk.status(newer)).isEqualTo("failing");

        desk.changeCard(newer, "{\"title\": null}");
        desk.sync.run();
        assertThat(desk.status(newer)).isEqualTo("in-sync");
    }

    @Test
    @Order(5)
    void theHistoryTellsFieldByFieldWhichRunChangedWhatAndWhy() throws IOException {
        desk.changeCard(newer, "{\"departmentName\": \"経営企画室\"}");
        String run = desk.sync.run().path("id").asText();

        JsonNode change = desk.history("card-" + newer).get(0);

        assertThat(change.path("what").asText()).isEqualTo("update-contact");
        assertThat(change.path("property").asText()).isEqualTo("sansan_department");
        assertThat(change.path("before").asText()).isEqualTo("営業部");
        assertThat(change.path("after").asText()).isEqualTo("経営企画室");
        assertThat(change.path("run").asText()).isEqualTo(run);
        assertThat(change.path("reason").asText()).isEqualTo("changed on the card");
        assertThat(Instant.parse(change.path("at").asText()))
                .isAfter(Instant.now().minusSeconds(600));
        JsonNode first = desk.get("/records/card-" + newer + "/history?limit=1");
        assertThat(first.path("entries")).hasSize(1);
        assertThat(desk.get("/records/card-" + newer + "/history?limit=1&before=" + first.path("next"))
                        .path("entries")
                        .path(0)
                        .path("id")
                        .asLong())
                .isLessThan(change.path("id").asLong());
    }

    @Test
    @Order(6)
    void changesThatSansanCannotTakeAreListedUntilTheCardShowsThemOrSomebodyTicksThemOff() throws IOException {
        reviewed = desk.only(plain).at("/contact/id").asText();
        desk.changeContact(reviewed, "{\"jobtitle\": \"Chief, \\\"Q\\\" Officer\"}");
        awaitReview("jobtitle");
        desk.changeContact(reviewed, "{\"company\": \"=cmd()\"}");
        awaitReview("company", "jobtitle");
        JsonNode item = desk.get("/review").path("cards").path(0);
        assertThat(item.path("id").asText()).isEqualTo("contact-" + reviewed);
        assertThat(item.at("/card/id").asText()).isEqualTo(plain);
        assertThat(item.at("/changes/1/before").asText()).isEqualTo("主任");
        assertThat(item.at("/changes/1/after").asText()).isEqualTo("Chief, \"Q\" Officer");
        assertThat(item.has("byHand")).isFalse();
        assertThat(desk.status(plain)).isEqualTo("review");

        csvHoldsACardThatSansanCanImport();
        desk.changeCard(plain, "{\"title\": \"Chief, \\\"Q\\\" Officer\"}");
        desk.sync.run();
        assertThat(desk.review()).containsExactly("company");
        assertThat(desk.status(plain)).isEqualTo("review");

        assertThat(desk.post("/review/contact-" + reviewed + "/done", "{\"properties\": [\"jobtitle\"]}")
                        .status())
                .isEqualTo(409);
        HubProcess.Answer ticked =
                desk.post("/review/contact-" + reviewed + "/done", "{\"properties\": [\"company\"]}");
        assertThat(ticked.status()).isEqualTo(200);
        assertThat(ticked.json().path("status").asText()).isEqualTo("in-sync");
        desk.sync.run();
        assertThat(desk.get("/review").path("total").asInt()).isZero();
        JsonNode entry = desk.history("contact-" + reviewed).get(0);
        assertThat(entry.path("what").asText()).isEqualTo("review-done");
        assertThat(entry.path("reason").asText()).startsWith("operator");
        assertThat(desk.journal("sync.review.done")).hasSize(2);
    }

    private static void csvHoldsACardThatSansanCanImport() throws IOException {
        HubProcess.Answer csv = desk.ask("GET", SyncDesk.SYNC + "/review.csv", null);
        assertThat(csv.response().headers().firstValue("Content-Type")).contains("text/csv;charset=windows-31j");
        String text = new String(csv.response().body(), SHIFT_JIS);
        String[] lines = text.split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("名刺所有者ユーザID,会社名,").contains(",氏名[姓],");
        assertThat(lines[1])
                .contains(",=cmd(),,\"Chief, \"\"Q\"\" Officer\",=1+1,\"\"\"Q\"\", Jr.\",")
                .contains("plain@example.co.jp")
                .contains("HubSpot contact main/" + reviewed);
        assertThat(desk.text(SyncDesk.SYNC + "/review.csv?charset=UTF-8")).isEqualTo(text);
        assertThat(desk.hub.get(SyncDesk.SYNC + "/review.csv?charset=EBCDIC").status())
                .isEqualTo(400);
    }

    @Test
    @Order(7)
    void whatAnImportWouldNotMergeIsToBeDoneByHand() throws IOException {
        desk.changeContact(reviewed, "{\"lastname\": \"Renamed\"}");
        awaitReview("lastname");
        assertThat(desk.get("/review").at("/cards/0/byHand").asText()).contains("another name");
        desk.changeContact(differing, "{\"city\": \"Besançon\"}");
        awaitReview("city", "lastname");
        assertThat(desk.get("/review").path("cards"))
                .anySatisfy(card -> assertThat(card.path("byHand").asText())
                        .contains("city")
                        .contains("UTF-8"));

        assertThat(lines("")).hasSize(1);
        assertThat(lines("?charset=UTF-8")).hasSize(2);
        assertThat(desk.post("/review/contact-" + reviewed + "/done", "{}").status())
                .isEqualTo(200);
    }

    @Test
    @Order(8)
    void theSyncTellsHowItStandsAndWhatItMayStillDo() throws IOException {
        desk.sync.run();
        JsonNode sync = desk.get("");

        assertThat(sync.path("mapping").asText()).hasSize(64);
        assertThat(Instant.parse(sync.path("mappingAt").asText())).isBefore(Instant.now());
        assertThat(sync.at("/lag/toHubspot").asInt()).isBetween(0, 60);
        assertThat(sync.at("/lag/toSansan").asInt()).isBetween(0, 60);
        assertThat(sync.at("/writesLeft/creates").asInt()).isEqualTo(1000);
        assertThat(sync.at("/writesLeft/updates").asInt()).isEqualTo(5000);
        assertThat(sync.at("/records/excluded").asInt()).isEqualTo(2);
        assertThat(sync.at("/records/failing").asInt()).isZero();
        assertThat(sync.at("/records/review").asInt()).isEqualTo(1);
        assertThat(sync.path("nextRunAt").asText()).isNotEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(desk.text("/actuator/prometheus"))
                        .contains("serai_sync_records{status=\"excluded\",sync=\"sansan-contacts\"} 2.0")
                        .contains("serai_sync_lag_seconds{direction=\"to-sansan\",sync=\"sansan-contacts\"}")
                        .containsPattern("serai_sync_calls_total\\{sync=\"sansan-contacts\"} [1-9]")
                        .containsPattern("serai_sync_failures_total\\{sync=\"sansan-contacts\"} [1-9]")
                        .contains("serai_sync_runs_seconds_count{kind=\"full\",state=\"COMPLETED_WITH_FAILURES\""));
    }

    @Test
    @Order(9)
    void aSyncThatTheHubStoppedIsUnwellAndOneThatAPersonSwitchedOffIsNot() throws IOException {
        desk.disable();
        assertThat(desk.health().path("status").asText()).isEqualTo("UP");

        String fingerprint = desk.preview();
        for (String card : List.of(noAddress, older, newer, refused, plain, differs)) {
            desk.deleteCard(card);
        }
        desk.enable(fingerprint);

        Awaitility.await().until(() -> desk.get("").path("state").asText().equals("STOPPED"));
        assertThat(desk.health().path("status").asText()).isEqualTo("OUT_OF_SERVICE");
        assertThat(desk.health().at("/details/sansan-contacts").asText()).contains("no record is to be seen");
        String stopped = desk.get("/runs?limit=1").path(0).path("id").asText();
        assertThat(desk.get("/runs/" + stopped).at("/callsTo/sansan").asInt()).isPositive();
        assertThat(desk.hub.get("/actuator/health/readiness").status()).isEqualTo(200);
        desk.disable();
        assertThat(desk.health().path("status").asText()).isEqualTo("UP");
    }

    /** Minutes from a failure to the next try. */
    private static long pause(JsonNode record) {
        return Duration.between(
                        Instant.parse(record.path("at").asText()),
                        Instant.parse(record.path("retryAt").asText()))
                .toMinutes();
    }

    /** HubSpot's search tells of a change late. */
    private static void awaitReview(String... expected) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            desk.sync.run();
            assertThat(desk.review()).containsExactlyInAnyOrder(expected);
        });
    }

    private static String[] lines(String query) throws IOException {
        return desk.text(SyncDesk.SYNC + "/review.csv" + query).split("\r\n");
    }
}
