package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is known of HubSpot's API, so far as the hub relies on it: stated over HTTP alone, so that it can be held against
 * the sandbox and against a live account. What is not known for sure is not stated.
 */
abstract class HubspotContract extends ReadingContract {
    private Client.Answer batch(String what, String... inputs) {
        return account.post(contacts() + "/batch/" + what, "{'inputs':[" + String.join(",", inputs) + "]}");
    }

    private static String input(String id, String properties, String more) {
        return "{'id':'" + id + "','properties':{" + properties + "}" + more + "}";
    }

    private Client.Answer set(String contact, String property, String value) {
        return account.patch(contacts() + "/" + contact, "{'properties':{'" + property + "':'" + value + "'}}");
    }

    @Test
    @Fact("5, 5.4")
    void aRecordIsCreatedChangedAndPutIntoTheBin() {
        String id = account.record("companies", "'name':'" + account.name("company") + "','city':'Kiel'");
        String path = account.objects("companies") + "/" + id;
        Client.Answer changed = account.patch(path, "{'properties':{'city':'Ulm'}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/properties/city").asText()).isEqualTo("Ulm");
        assertThat(account.delete(path).status()).isEqualTo(204);
        assertThat(account.get(path).status()).isEqualTo(404);
        assertThat(account.get(path + "?archived=true").json().path("archived").asBoolean())
                .isTrue();
    }

    @Test
    @Fact("5")
    void aBatchIsCreatedUpdatedAndArchived() {
        Client.Answer created = batch("create", "{'properties':{'email':'%s'}}".formatted(account.email()));
        assertThat(created.status()).isEqualTo(201);
        String id =
                account.remember("contacts", created.json().at("/results/0/id").asText());
        Client.Answer updated = batch("update", input(id, "'city':'Ulm'", ""));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("status").asText()).isEqualTo("COMPLETE");
        assertThat(batch("archive", "{'id':'" + id + "'}").status()).isEqualTo(204);
        assertThat(account.get(contacts() + "/" + id).status()).isEqualTo(404);
    }

    @Test
    @Fact("5")
    void anUpsertSaysWhatIsNew() {
        String email = account.email();
        String input = "{'id':'%s','idProperty':'email','properties':{'city':'Ulm'}}".formatted(email);
        Client.Answer first = batch("upsert", input);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/results/0/new").asBoolean()).isTrue();
        String id =
                account.remember("contacts", first.json().at("/results/0/id").asText());
        JsonNode second = batch("upsert", input).json();
        assertThat(second.at("/results/0/new").asBoolean()).isFalse();
        assertThat(second.at("/results/0/id").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "create", "update", "upsert", "archive"})
    @Fact("4.3, 5")
    void aBatchOfMoreThanAHundredIsRefused(String what) {
        String[] inputs = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> "{'id':'%d','idProperty':'email','properties':{'city':'Ulm'}}".formatted(i))
                .toArray(String[]::new);
        assertThat(batch(what, inputs).status()).isEqualTo(400);
    }

    @Test
    @Fact("5.1 (1, 2)")
    void withoutTraceIdsOneBadValueStopsAllAndNamesNoRecord() {
        String number = account.property("whole", "number", "number", "");
        String good = account.contact("");
        String bad = account.contact("");
        Client.Answer refused =
                batch("update", input(good, "'city':'Ulm'", ""), input(bad, "'" + number + "':'x'", ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).startsWith("Property values were not valid: [");
        assertThat(refused.json().at("/errors/0/context/propertyName/0").asText())
                .isEqualTo(number);
        assertThat(refused.json().path("errors").toString()).doesNotContain(bad);
        assertThat(account.value(good, "city")).isNotEqualTo("Ulm");
    }

    @Test
    @Fact("5.1 (3)")
    void traceIdsKeepABadValueFromTheOthersOfACreate() {
        Client.Answer partly = batch(
                "create",
                "{'properties':{'email':'%s'},'objectWriteTraceId':'good'}".formatted(account.email()),
                "{'properties':{'email':'%s','lifecyclestage':'no such stage'},'objectWriteTraceId':'bad'}"
                        .formatted(account.email()));
        assertThat(partly.status()).isEqualTo(207);
        assertThat(partly.json().path("results")).hasSize(1);
        account.remember("contacts", partly.json().at("/results/0/id").asText());
        assertThat(partly.json().at("/errors/0/context/objectWriteTraceId/0").asText())
                .isEqualTo("bad");
    }

    @Test
    @Fact("5.1 (4)")
    void unknownIdsOfAnUpdateAreNamedAndTheOthersWritten() {
        String id = account.contact("");
        Client.Answer partly = batch(
                "update",
                input(id, "'city':'Ulm'", ",'objectWriteTraceId':'a'"),
                input("1", "'city':'Ulm'", ",'objectWriteTraceId':'b'"));
        assertThat(partly.status()).isEqualTo(207);
        assertThat(partly.json().at("/errors/0/category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(partly.json().at("/errors/0/context/ids/0").asText()).isEqualTo("1");
        assertThat(account.value(id, "city")).isEqualTo("Ulm");
    }

    @Test
    @Fact("5.1 (6, 7)")
    void anIdOccursOnceAndIsNoOtherProperty() {
        String id = account.contact("");
        Client.Answer twice = batch("update", input(id, "'city':'Ulm'", ""), input(id, "'city':'Bonn'", ""));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().path("message").asText())
                .isEqualTo("Duplicate IDs found in batch input: [" + id + "]. IDs must be unique");
        Client.Answer byId = batch("upsert", input(id, "'city':'Ulm'", ",'idProperty':'hs_object_id'"));
        assertThat(byId.status()).isEqualTo(400);
        assertThat(byId.json().path("message").asText()).contains("non-unique", "hs_object_id");
    }

    @Test
    @Fact("5.1 (9), 5.2, 5.3")
    void aRecordIsWrittenWholeOrNotAtAllAndTheErrorHasAnEnvelope() {
        String id = account.contact("");
        Client.Answer refused =
                account.patch(contacts() + "/" + id, "{'properties':{'city':'Ulm','no_such_property':'x'}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().fieldNames()).toIterable().contains("category", "correlationId", "message");
        assertThat(refused.json().toString()).contains("PROPERTY_DOESNT_EXIST");
        assertThat(account.value(id, "city")).isNotEqualTo("Ulm");
    }

    @Test
    @Fact("5.2")
    void anEmptyTextClears() {
        String id = account.contact("'city':'Ulm'");
        assertThat(set(id, "city", "").status()).isEqualTo(200);
        assertThat(account.value(id, "city")).isNullOrEmpty();
    }

    @Test
    @Fact("5.2")
    void severalOptionsAreJoinedAndALeadingSemicolonAppends() {
        String options = IntStream.range(0, 3)
                .mapToObj(i -> "{'label':'L%d','value':'v%d','displayOrder':%d,'hidden':false}".formatted(i, i, i))
                .collect(Collectors.joining(",", ",'options':[", "]"));
        String property = account.property("several", "enumeration", "checkbox", options);
        String id = account.contact("'" + property + "':'v0;v1'");
        assertThat(account.value(id, property).split(";")).containsExactlyInAnyOrder("v0", "v1");
        set(id, property, ";v2");
        assertThat(account.value(id, property).split(";")).containsExactlyInAnyOrder("v0", "v1", "v2");
        set(id, property, "v1");
        assertThat(account.value(id, property)).isEqualTo("v1");
        Client.Answer label = set(id, property, "L1");
        assertThat(label.status()).isEqualTo(400);
        assertThat(label.json().toString()).contains("INVALID_OPTION", "was not one of the allowed options");
    }

    @ParameterizedTest
    @CsvSource({
        "number, number, -12.5, -12.5",
        "number, number, '1,000',",
        "date, date, 2024-02-29, 2024-02-29",
        "date, date, 1709164800000, 2024-02-29",
        "datetime, date, 2024-02-29T10:20:30.456Z, 2024-02-29T10:20:30.456Z",
        "datetime, date, 1709164800001, 2024-02-29T00:00:00.001Z",
        "bool, booleancheckbox, true, true"
    })
    @Fact("5.2")
    void valuesAreWrittenInTheirFormOrRefused(String type, String fieldType, String sent, String read) {
        String options = ",'options':[{'label':'Yes','value':'true','displayOrder':0,'hidden':false},"
                + "{'label':'No','value':'false','displayOrder':1,'hidden':false}]";
        String property = account.property(type, type, fieldType, type.equals("bool") ? options : "");
        String id = account.contact("");
        assertThat(set(id, property, sent).status()).isEqualTo(read == null ? 400 : 200);
        assertThat(account.value(id, property)).isEqualTo(read);
    }

    @Test
    @Fact("5.2")
    void theLifecycleStageDoesNotMoveBackUnlessCleared() {
        String id = account.contact("'lifecyclestage':'customer'");
        assertThat(set(id, "lifecyclestage", "lead").status()).isEqualTo(200);
        assertThat(account.value(id, "lifecyclestage")).isEqualTo("customer");
        set(id, "lifecyclestage", "");
        set(id, "lifecyclestage", "lead");
        assertThat(account.value(id, "lifecyclestage")).isEqualTo("lead");
    }

    @Test
    @Fact("5.2")
    void readOnlyValuesAreRefused() {
        Client.Answer refused = set(account.contact(""), "hs_object_id", "7");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().toString()).contains("READ_ONLY_VALUE", "is a read only property");
    }

    @Test
    @Fact("5.2, 5.4")
    void anEmailIsStoredInLowerCaseAndBelongsToOneContact() {
        String email = account.email();
        String id = account.record("contacts", "'email':'" + email.toUpperCase(java.util.Locale.ROOT) + "'");
        assertThat(account.value(id, "email")).isEqualTo(email);
        Client.Answer taken = account.post(contacts(), "{'properties':{'email':'" + email + "'}}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("category").asText()).isEqualTo("CONFLICT");
        assertThat(taken.json().path("message").asText()).isEqualTo("Contact already exists. Existing ID: " + id);
    }

    @Test
    @Fact("4.3, 5.1 (5), 5.4")
    void aMergeMakesANewRecordThatBothIdsLeadTo() {
        String one = account.contact("'city':'Ulm'");
        String other = account.contact("'city':'Bonn'");
        Client.Answer merged = account.post(
                contacts() + "/merge", "{'primaryObjectId':'%s','objectIdToMerge':'%s'}".formatted(one, other));
        assertThat(merged.status()).isEqualTo(200);
        String id = account.remember("contacts", merged.json().path("id").asText());
        for (String old : List.of(one, other)) {
            assertThat(account.get(contacts() + "/" + old).json().path("id").asText())
                    .isEqualTo(id);
            JsonNode read = batch("read", "{'id':'" + old + "'}").json();
            assertThat(read.at("/results/0/id").asText()).isEqualTo(id);
        }
        assertThat(account.value(id, "city")).isEqualTo("Ulm");
        assertThat(account.value(id, "hs_merged_object_ids").split(";")).contains(one, other);
        Client.Answer updated = batch("update", input(other, "'city':'Kiel'", ""));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("results")).isEmpty();
    }

    @Test
    @Fact("6")
    void aPropertyHasANameOfItsOwnAndComesBackWhenMadeAgain() {
        String name = account.property("again", "string", "text", "");
        String path = account.properties("contacts") + "/" + name;
        String same = "{'name':'%s','label':'x','groupName':'contactinformation','type':'string','fieldType':'text'}"
                .formatted(name);
        Client.Answer taken = account.post(account.properties("contacts"), same);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("category").asText()).isEqualTo("OBJECT_ALREADY_EXISTS");
        String createdAt = account.get(path).json().path("createdAt").asText();
        assertThat(account.delete(path).status()).isEqualTo(204);
        Client.Answer gone = account.get(path);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().path("category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        Client.Answer again = account.post(account.properties("contacts"), same);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("createdAt").asText()).isEqualTo(createdAt);
    }
}
