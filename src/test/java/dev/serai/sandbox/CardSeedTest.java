package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CardSeedTest {
    private static final String GOOD_MAIL = "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

    private static List<JsonNode> cards(SansanSandbox sandbox) {
        return StreamSupport.stream(
                        new SansanClient(sandbox).admin("GET", "/cards", "").spliterator(), false)
                .toList();
    }

    private static List<JsonNode> cards(String... settings) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("port", "0"), java.util.stream.Stream.of(settings))
                .toArray(String[]::new);
        try (SansanSandbox sandbox = SansanSandbox.start(SansanSettings.of(all))) {
            return cards(sandbox);
        }
    }

    private static Predicate<JsonNode> said(String member, String pattern) {
        return card -> card.get(member).isTextual() && card.get(member).asText().matches("(?s)" + pattern);
    }

    @Test
    void cardsAreAsDirtyAsPaperCardsAre() {
        List<JsonNode> cards = cards("cards", "3000");
        assertThat(cards)
                .hasSize(3000)
                .anyMatch(said("lastName", ".*●.*"))
                .anyMatch(said("companyName", ".*[ｦ-ﾟ].*"))
                .anyMatch(said("lastNameReading", "[ｦ-ﾟ]+"))
                .anyMatch(said("firstNameReading", ".*[ﾞﾟ].*"))
                .anyMatch(said("email", ".*＠.*"))
                .anyMatch(said("url", "http//.*"))
                .anyMatch(said("lastName", "𠮷田"))
                .anyMatch(said("memo", ".*\\n.*"))
                .anyMatch(said("entryStatus", "unreadable"))
                .anyMatch(card -> card.get("exchangeDate").isNull())
                .anyMatch(card -> card.get("lastName").isNull()
                        && card.get("firstName").isNull()
                        && card.get("companyName").isTextual());
        assertThat(share(cards, card -> card.get("email").isNull())).isBetween(0.08, 0.2);
        assertThat(share(
                        cards,
                        card -> card.get("email").isTextual()
                                && !said("email", GOOD_MAIL).test(card)))
                .isBetween(0.01, 0.05);
        assertThat(share(cards, said("entryStatus", "processing"))).isBetween(0.005, 0.05);
    }

    @Test
    void peopleHaveSeveralCardsAndCardsShareAddresses() {
        List<JsonNode> cards = cards("cards", "3000");
        Map<String, List<JsonNode>> people = cards.stream()
                .filter(card -> card.get("personId").isTextual())
                .collect(Collectors.groupingBy(card -> card.get("personId").asText()));
        assertThat(people.values()).anyMatch(several -> several.size() >= 3);
        assertThat(people.values())
                .as("two sides of one card")
                .anyMatch(several -> several.size() == 2
                        && several.stream().anyMatch(said("lastName", "[A-Za-z]+"))
                        && several.stream().noneMatch(card -> card.get("past").asBoolean()));
        assertThat(share(cards, card -> card.get("past").asBoolean())).isBetween(0.02, 0.15);
        Map<String, Set<String>> byMail = cards.stream()
                .filter(card ->
                        card.get("email").isTextual() && card.get("personId").isTextual())
                .collect(Collectors.groupingBy(
                        card -> card.get("email").asText(),
                        Collectors.mapping(card -> card.get("personId").asText(), Collectors.toSet())));
        assertThat(byMail.values()).anyMatch(persons -> persons.size() > 1);
        assertThat(cards.stream()
                        .collect(Collectors.groupingBy(card -> card.get("updatedTime")))
                        .values())
                .as("an import that changed many cards in one second")
                .anyMatch(same -> same.size() > 100);
        assertThat(share(cards, card -> !card.get("tagIds").isEmpty())).isBetween(0.3, 0.6);
    }

    @Test
    void theSameSeedGivesTheSameCardsAndNoMessCleanOnes() {
        List<JsonNode> cards = cards("cards", "300");
        assertThat(cards("cards", "300")).isEqualTo(cards);
        assertThat(cards("cards", "300", "seed", "2")).isNotEqualTo(cards);
        assertThat(cards("cards", "300", "mess", "0"))
                .noneMatch(card -> card.toString().contains("●"))
                .allMatch(card ->
                        card.get("email").isNull() || said("email", GOOD_MAIL).test(card));
    }

    @Test
    void someOfThePeopleAreContactsOfTheHubspotSandbox() {
        try (HubspotSandbox hubspot = HubspotSandbox.start(SandboxSettings.of("port", "0", "records.contacts", "800"));
                SansanSandbox sansan = SansanSandbox.start(
                        SansanSettings.of("port", "0", "cards", "1000", "mess", "0", "known", "0.5"), hubspot)) {
            Client contacts = new Client(hubspot);
            Set<String> mails = new HashSet<>();
            contacts.all("/crm/v3/objects/contacts?limit=100&properties=email")
                    .forEach(
                            contact -> mails.add(contact.at("/properties/email").asText()));
            double known = share(
                    cards(sansan), card -> mails.contains(card.get("email").asText()));
            assertThat(known).isBetween(0.35, 0.6);
        }
    }

    @Test
    void servesTensOfThousandsOfCards() {
        try (SansanSandbox sandbox = SansanSandbox.start(
                SansanSettings.of("port", "0", "cards", "30000", "tags", "320", "habits.calls-per-second", "0"))) {
            SansanClient client = new SansanClient(sandbox);
            Set<String> ids = new HashSet<>();
            client.all("/bizCards/search?range=all&includePastBizCards=true&limit=300")
                    .forEach(card -> ids.add(card.get("id").asText()));
            assertThat(ids).hasSizeBetween(28_500, 30_000);
            assertThat(client.all("/tags?range=all&limit=100")).hasSizeGreaterThan(200);
        }
    }

    private static double share(List<JsonNode> cards, Predicate<JsonNode> of) {
        return (double) cards.stream().filter(of).count() / cards.size();
    }
}
