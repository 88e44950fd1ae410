package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records tied together and taken apart. */
class AssociationWriteTest {
    private static final String BATCH = "/crm/associations/2026-03/contacts/companies/batch/";

    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0", "quota.per-ten-seconds", "0"));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void bothSidesSeeWhatWasTied() {
        String contact = contact();
        String company = company();
        var made = client.post(
                BATCH + "create",
                json(
                        "{'inputs':[{'from':{'id':'%s'},'to':{'id':'%s'},'types':[{'associationCategory':'USER_DEFINED','associationTypeId':101}]}]}"
                                .formatted(contact, company)));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/results/0/labels/0").asText()).isEqualTo("Decision maker");
        assertThat(types("contacts", contact, "companies", company)).containsExactlyInAnyOrder(101, 279);
        assertThat(types("companies", company, "contacts", contact)).containsExactlyInAnyOrder(102, 280);
        var labels = client.post(
                BATCH + "labels/archive",
                json(
                        "{'inputs':[{'from':{'id':'%s'},'to':{'id':'%s'},'types':[{'associationCategory':'USER_DEFINED','associationTypeId':101}]}]}"
                                .formatted(contact, company)));
        assertThat(labels.status()).isEqualTo(204);
        assertThat(types("companies", company, "contacts", contact)).containsExactly(280);
        var apart = client.post(
                BATCH + "archive",
                json("{'inputs':[{'from':{'id':'%s'},'to':[{'id':'%s'}]}]}".formatted(contact, company)));
        assertThat(apart.status()).isEqualTo(204);
        assertThat(types("contacts", contact, "companies", company)).isEmpty();
        assertThat(types("companies", company, "contacts", contact)).isEmpty();
    }

    @Test
    void derivedTiesCanBeTakenApartAndOneAtATimeWorksToo() {
        JsonNode tied = client.all("/crm/v3/objects/deals?limit=100&associations=contacts").stream()
                .filter(record -> record.has("associations"))
                .findFirst()
                .orElseThrow();
        String deal = tied.get("id").asText();
        String contact = tied.at("/associations/contacts/results/0/id").asText();
        String path = "/crm/v4/objects/deals/" + deal + "/associations/";
        assertThat(client.delete(path + "contacts/" + contact).status()).isEqualTo(204);
        assertThat(types("deals", deal, "contacts", contact)).isEmpty();
        assertThat(client.put(path + "default/contacts/" + contact, "").status())
                .isEqualTo(200);
        assertThat(types("deals", deal, "contacts", contact)).containsExactly(3);
        String company = company();
        String body = json("[{'associationCategory':'HUBSPOT_DEFINED','associationTypeId':5}]");
        assertThat(client.put(path + "companies/" + company, body).status()).isEqualTo(201);
        assertThat(types("deals", deal, "companies", company)).contains(5, 341);
    }

    @Test
    void aRecordCanBeCreatedWithTies() {
        String company = company();
        String body = "{'properties':{'lastname':'x'},'associations':[{'to':{'id':'%s'},"
                + "'types':[{'associationCategory':'HUBSPOT_DEFINED','associationTypeId':%d}]}]}";
        var made = client.post("/crm/v3/objects/contacts", json(body.formatted(company, 279)));
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().get("id").asText();
        assertThat(types("companies", company, "contacts", id)).containsExactly(280);
        assertThat(client.post("/crm/v3/objects/contacts", json(body.formatted(company, 999)))
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/crm/v3/objects/contacts", json(body.formatted("1", 279)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tiesOfMergedRecordsGoOver() {
        String one = contact();
        String other = contact();
        String company = company();
        client.put("/crm/v4/objects/contacts/" + other + "/associations/default/companies/" + company, "");
        String merged = client.post(
                        "/crm/v3/objects/contacts/merge",
                        json("{'primaryObjectId':'" + one + "','objectIdToMerge':'" + other + "'}"))
                .json()
                .get("id")
                .asText();
        assertThat(types("contacts", merged, "companies", company)).containsExactly(279);
        assertThat(types("companies", company, "contacts", merged)).containsExactly(280);
    }

    @Test
    void unknownRecordsAreToldAndMoreThanTwoThousandAreRefused() {
        String one = "{'from':{'id':'%s'},'to':{'id':'%s'}}";
        var answer = client.post(
                BATCH + "associate/default",
                json("{'inputs':[" + one.formatted(contact(), company()) + "," + one.formatted("1", "2") + "]}"));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().at("/errors/0/category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(answer.json().get("results")).hasSize(1);
        String many =
                IntStream.range(0, 2001).mapToObj(i -> one.formatted("1", "2")).collect(Collectors.joining(","));
        assertThat(client.post(BATCH + "associate/default", json("{'inputs':[" + many + "]}"))
                        .status())
                .isEqualTo(400);
    }

    private static String contact() {
        return client.post("/crm/v3/objects/contacts", json("{'properties':{'lastname':'x'}}"))
                .json()
                .get("id")
                .asText();
    }

    private static String company() {
        return client.post("/crm/v3/objects/companies", json("{'properties':{'name':'x'}}"))
                .json()
                .get("id")
                .asText();
    }

    private static List<Integer> types(String from, String id, String to, String other) {
        List<Integer> types = new ArrayList<>();
        for (JsonNode one : client.get("/crm/v4/objects/" + from + "/" + id + "/associations/" + to)
                .json()
                .get("results")) {
            if (one.get("toObjectId").asText().equals(other)) {
                one.get("associationTypes")
                        .forEach(type -> types.add(type.get("typeId").asInt()));
            }
        }
        return types;
    }
}
