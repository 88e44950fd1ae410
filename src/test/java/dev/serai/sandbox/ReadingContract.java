package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is known of listing, reading and searching records. */
abstract class ReadingContract extends AccountContract {
    private static final int MOST_PAGES = 60;

    private JsonNode read(String query) {
        return account.get(contacts() + "/" + contacts.get(0) + query).json();
    }

    @Test
    @Fact("4.1")
    void aPageHoldsTenRecordsUnlessAskedForMoreAndLeadsToTheNext() {
        JsonNode page = account.get(contacts()).json();
        assertThat(page.path("results")).hasSize(10);
        String after = page.at("/paging/next/after").asText();
        assertThat(after).isNotEmpty();
        JsonNode next = account.get(contacts() + "?limit=2&after=" + after).json();
        assertThat(next.path("results")).isNotEmpty();
        assertThat(ids(page.path("results"))).doesNotContainAnyElementsOf(ids(next.path("results")));
    }

    @Test
    @Fact("4.1")
    void everyRecordIsListedOnceUpToThePageWithoutPaging() {
        List<String> listed = new ArrayList<>();
        String after = "";
        for (int page = 0; after != null; page++) {
            Assumptions.assumeTrue(page < MOST_PAGES, "too many contacts to list them all in a test");
            JsonNode found = account.get(contacts() + "?limit=100" + after).json();
            found.path("results").forEach(one -> listed.add(one.path("id").asText()));
            JsonNode next = found.at("/paging/next/after");
            after = next.isMissingNode() ? null : "&after=" + next.asText();
        }
        assertThat(listed).doesNotHaveDuplicates().containsAll(contacts);
    }

    @Test
    @Fact("4.1")
    void namesThatNobodyDefinedAreDroppedAndWhatIsEmptyIsNoText() {
        JsonNode properties = read("?properties=no_such_property,city").path("properties");
        assertThat(properties.has("no_such_property")).isFalse();
        assertThat(properties.path("city").isTextual()).isFalse();
    }

    @Test
    @Fact("4.1")
    void valuesAreTextsAndSomeComeUnasked() {
        JsonNode properties = read("?properties=" + number).path("properties");
        assertThat(properties.path(number).isTextual()).isTrue();
        for (String unasked : List.of("createdate", "hs_object_id", "lastmodifieddate")) {
            assertThat(properties.path(unasked).isTextual()).as(unasked).isTrue();
        }
        for (JsonNode one :
                account.get(contacts() + "?limit=3&properties=" + text).json().path("results")) {
            assertThat(one.path("properties").fieldNames())
                    .toIterable()
                    .contains("createdate", "hs_object_id", "lastmodifieddate");
        }
    }

    @Test
    @Fact("4.1, 4.3")
    void historyNamesItsSourceAndLowersTheMostInputsToFifty() {
        JsonNode history = read("?propertiesWithHistory=" + text).path("propertiesWithHistory");
        assertThat(history.path(text).path(0).fieldNames()).toIterable().contains("value", "timestamp", "sourceType");
        String many =
                inputs(IntStream.rangeClosed(1, 51).mapToObj(String::valueOf).toList());
        Client.Answer refused = account.post(
                contacts() + "/batch/read",
                "{'properties':[],'propertiesWithHistory':['" + text + "'],'inputs':[" + many + "]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("category").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.json().path("message").asText()).contains("property histories is 50");
    }

    @Test
    @Fact("4.2, 8")
    void aUrlThatIsTooLongIsRefusedAsSuch() {
        assertThat(account.get(contacts() + "?limit=1&properties=" + "some_property,".repeat(3000) + "city")
                        .status())
                .isEqualTo(414);
    }

    @Test
    @Fact("4.3")
    void aBatchReadNamesTheIdsItMissesAndReadsByEmailToo() {
        String body = "{'properties':['" + text + "'],'inputs':[%s]}";
        Client.Answer whole = account.post(contacts() + "/batch/read", body.formatted(inputs(contacts)));
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.json().path("status").asText()).isEqualTo("COMPLETE");
        assertThat(ids(whole.json().path("results"))).containsExactlyInAnyOrderElementsOf(contacts);
        Client.Answer partly =
                account.post(contacts() + "/batch/read", body.formatted(inputs(List.of(contacts.get(0), "1"))));
        assertThat(partly.status()).isEqualTo(207);
        assertThat(ids(partly.json().path("results"))).containsExactly(contacts.get(0));
        assertThat(partly.json().path("numErrors").asInt()).isEqualTo(1);
        assertThat(partly.json().at("/errors/0/category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(partly.json().at("/errors/0/context/ids/0").asText()).isEqualTo("1");
        String email = account.value(contacts.get(1), "email");
        JsonNode byEmail = account.post(
                        contacts() + "/batch/read",
                        "{'properties':[],'idProperty':'email','inputs':[{'id':'" + email + "'}]}")
                .json();
        assertThat(ids(byEmail.path("results"))).containsExactly(contacts.get(1));
    }

    @Test
    @Fact("4.4")
    void oneRecordIsReadByIdOrEmailOrNotFound() {
        String email = account.value(contacts.get(2), "email");
        assertThat(account.get(contacts() + "/" + email + "?idProperty=email")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(contacts.get(2));
        Client.Answer missing = account.get(contacts() + "/1");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("message").asText()).isEqualTo("resource not found");
    }

    @Test
    @Fact("4.5")
    void aSearchFiltersSortsCountsAndPagesByOffset() {
        String mine = "{'propertyName':'%s','operator':'EQ','value':'%s'}".formatted(text, text);
        String all = "{'filterGroups':[{'filters':[" + mine + "]}]%s}";
        JsonNode found = account.search(
                "contacts",
                all.formatted(",'limit':5"),
                answer -> answer.path("total").asInt() == contacts.size());
        assertThat(found.path("results")).hasSize(5);
        assertThat(found.at("/paging/next/after").asText()).isEqualTo("5");
        JsonNode last = account.post(
                        contacts() + "/search",
                        all.formatted(",'limit':1,'properties':['" + number + "'],'sorts':[{'propertyName':'" + number
                                + "','direction':'DESCENDING'}]"))
                .json();
        assertThat(last.at("/results/0/properties/" + number).asText()).isEqualTo("11");
        String between = "{'filterGroups':[{'filters':[" + mine
                + ",{'propertyName':'%s','operator':'BETWEEN','value':'3','highValue':'6'}]}]}".formatted(number);
        assertThat(account.post(contacts() + "/search", between)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        String since = "{'filterGroups':[{'filters':[" + mine
                + ",{'propertyName':'lastmodifieddate','operator':'GTE','value':'1700000000000'}]}]}";
        assertThat(account.post(contacts() + "/search", since)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(contacts.size());
    }

    @Test
    @Fact("4.5")
    void aSearchTellsNoQuotaAndRefusesWhatItCannotDo() {
        Client.Answer answer = account.post(contacts() + "/search", "{'filterGroups':[]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("ratelimit"));
        for (String body : List.of(
                "{'filterGroups':[],'after':'10000'}",
                "{'filterGroups':[{'filters':[{'value':'x'}]}]}",
                "{'filterGroups':[{'filters':[{'propertyName':'createdate','operator':'GT','value':'2020-11-15'}]}]}")) {
            assertThat(account.post(contacts() + "/search", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
    }
}
