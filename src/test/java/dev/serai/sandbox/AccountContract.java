package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is known of an account: its tokens and objects, definitions, people, associations and limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountContract {
    ContractAccount account;
    final List<String> contacts = new ArrayList<>();
    String company;
    String text;
    String number;

    /** The account that the contract is tried on; its token has all scopes of contacts, companies and owners. */
    abstract ContractAccount account();

    @BeforeAll
    void fill() {
        account = account();
        text = account.property("text", "string", "text", "");
        number = account.property("number", "number", "number", "");
        for (int i = 0; i < 12; i++) {
            contacts.add(account.contact("'firstname':'Aiko','%s':'%s','%s':'%d'".formatted(text, text, number, i)));
        }
        company = account.record("companies", "'name':'" + text + "'");
    }

    @AfterAll
    void clear() {
        if (account != null) {
            account.close();
        }
    }

    String contacts() {
        return account.objects("contacts");
    }

    static List<String> ids(JsonNode results) {
        return results.findValuesAsText("id");
    }

    static String inputs(List<String> ids) {
        return ids.stream().map(id -> "{'id':'" + id + "'}").collect(Collectors.joining(","));
    }

    @Test
    @Fact("1")
    void resourcesAreServedUnderThePathsOfTheVersion() {
        for (String path : List.of(
                contacts(),
                account.properties("contacts"),
                account.path("/crm/v3/owners", "/crm/owners/{v}"),
                account.path("/crm/v3/pipelines/deals", "/crm/pipelines/{v}/deals"),
                account.path("/account-info/v3/details", "/account-info/{v}/details"))) {
            assertThat(account.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    @Fact("2")
    void anUnknownTokenIsNotAuthenticated() {
        try (ContractAccount stranger = new ContractAccount(account.base(), "pat-na1-unknown", account.version())) {
            Client.Answer answer = stranger.get(contacts());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("category").asText()).isEqualTo("INVALID_AUTHENTICATION");
        }
    }

    @Test
    @Fact("3")
    void anObjectHasANameAndANumber() {
        assertThat(account.get(account.objects("0-1") + "/" + contacts.get(0))
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(contacts.get(0));
        Client.Answer unknown = account.get(account.objects("no_such_object"));
        assertThat(unknown.status()).isBetween(400, 499);
        assertThat(unknown.json().path("message").asText()).startsWith("Unable to infer object type from:");
    }

    @Test
    @Fact("6")
    void definitionsComeOnOnePageOneSensitivityAtATime() {
        for (String level : List.of("non_sensitive", "sensitive", "highly_sensitive")) {
            Client.Answer answer = account.get(account.properties("contacts") + "?dataSensitivity=" + level);
            assertThat(answer.status()).as(level).isEqualTo(200);
            assertThat(answer.json().has("paging")).isFalse();
            for (JsonNode one : answer.json().path("results")) {
                assertThat(one.fieldNames())
                        .toIterable()
                        .contains("name", "label", "type", "fieldType", "groupName", "description", "options");
            }
            assertThat(answer.json().path("results").findValuesAsText("name").contains(text))
                    .isEqualTo(level.equals("non_sensitive"));
        }
    }

    @Test
    @Fact("7")
    void ownersPipelinesAndTheAccountTellWhatTheBackupKeeps() {
        JsonNode owner = account.get(account.path("/crm/v3/owners", "/crm/owners/{v}") + "?limit=100")
                .json()
                .path("results")
                .path(0);
        assertThat(owner.fieldNames()).toIterable().contains("id", "userId", "firstName", "lastName");
        JsonNode pipeline = account.get(account.path("/crm/v3/pipelines/deals", "/crm/pipelines/{v}/deals"))
                .json()
                .path("results")
                .path(0);
        assertThat(pipeline.path("stages")).isNotEmpty();
        JsonNode details = account.get(account.path("/account-info/v3/details", "/account-info/{v}/details"))
                .json();
        assertThat(details.fieldNames())
                .toIterable()
                .contains("portalId", "accountType", "timeZone", "utcOffset", "companyCurrency");
    }

    @Test
    @Fact("7")
    void theAccountCountsItsRecordsByType() {
        Client.Answer answer = account.get(account.path("/crm/v3/limits/records", "/crm/limits/{v}/records"));
        Assumptions.assumeTrue(answer.status() == 200, "the token may not read the account's limits");
        for (JsonNode one : answer.json().path("hubspotDefinedObjectTypes")) {
            assertThat(one.fieldNames()).toIterable().contains("objectTypeId", "limit", "usage", "percentage");
        }
        assertThat(answer.json().path("hubspotDefinedObjectTypes").findValuesAsText("objectTypeId"))
                .contains("0-1", "0-2");
    }

    @Test
    @Fact("4.1, 7")
    void associationsAreSeenFromBothSides() {
        String made = "{'inputs':[{'from':{'id':'%s'},'to':{'id':'%s'}}]}".formatted(contacts.get(3), company);
        assertThat(account.post(account.associations("contacts", "companies") + "/batch/associate/default", made)
                        .status())
                .isBetween(200, 201);
        JsonNode there = account.post(
                        account.associations("contacts", "companies") + "/batch/read",
                        "{'inputs':[" + inputs(contacts) + "]}")
                .json()
                .path("results");
        assertThat(there).hasSize(1);
        assertThat(there.at("/0/from/id").asText()).isEqualTo(contacts.get(3));
        assertThat(there.at("/0/to/0/toObjectId").asText()).isEqualTo(company);
        assertThat(there.at("/0/to/0/associationTypes/0").fieldNames())
                .toIterable()
                .contains("category", "typeId", "label");
        JsonNode back = account.get(account.associationsOf("companies", company, "contacts"))
                .json();
        assertThat(back.at("/results/0/toObjectId").asText()).isEqualTo(contacts.get(3));
        JsonNode withRecord = account.get(contacts() + "/" + contacts.get(3) + "?associations=companies")
                .json();
        assertThat(withRecord.at("/associations/companies/results/0/id").asText())
                .isEqualTo(company);
    }

    @Test
    @Fact("8")
    void answersTellTheQuota() {
        Client.Answer answer = account.get(contacts() + "?limit=1");
        for (String name : List.of("Max", "Remaining", "Interval-Milliseconds", "Daily", "Daily-Remaining")) {
            assertThat(answer.response().headers().firstValue("X-HubSpot-RateLimit-" + name))
                    .as(name)
                    .hasValueSatisfying(value -> assertThat(value).matches("\\d+"));
        }
    }
}
