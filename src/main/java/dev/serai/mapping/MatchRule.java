package dev.serai.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a card and a contact that are not linked yet are known to be the same person: by equal keys. */
public sealed interface MatchRule {
    /** HubSpot's property with a contact's other addresses, separated by ;. */
    String OTHER_EMAILS = "hs_additional_emails";

    /** As {@code match:} names it; for a combination, its properties with + between them. */
    String name();

    /** Keys of a card; none if it lacks what they are made of. */
    List<String> keysOfCard(Map<String, String> card, String country);

    /** Keys of a contact; none if it lacks what they are made of. */
    List<String> keysOfContact(Map<String, String> contact, String country);

    /** The contact holds the card's id. */
    record CardId(FieldRule id) implements MatchRule {
        @Override
        public String name() {
            return "card-id";
        }

        @Override
        public List<String> keysOfCard(Map<String, String> card, String country) {
            return key(id.toHubspot(card, country).text());
        }

        @Override
        public List<String> keysOfContact(Map<String, String> contact, String country) {
            return key(Texts.value(contact, id.property()));
        }
    }

    /** The card's address is one of the contact's. */
    record Email(FieldRule email) implements MatchRule {
        @Override
        public String name() {
            return "email";
        }

        @Override
        public List<String> keysOfCard(Map<String, String> card, String country) {
            return key(AsEmail.address(Texts.value(card, "email")));
        }

        @Override
        public List<String> keysOfContact(Map<String, String> contact, String country) {
            return Stream.concat(
                            Stream.of(String.valueOf(Texts.value(contact, email.property()))),
                            ListText.split(contact.get(OTHER_EMAILS)).stream())
                    .map(AsEmail::address)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    /** Several fields are there and equal, apart from width, case and white space. */
    record Combination(List<FieldRule> fields) implements MatchRule {
        /** A character that nobody types; not NUL, which PostgreSQL refuses. */
        private static final String BETWEEN = "\u001f";

        @Override
        public String name() {
            return fields.stream().map(FieldRule::property).collect(Collectors.joining("+"));
        }

        @Override
        public List<String> keysOfCard(Map<String, String> card, String country) {
            return combined(fields.stream()
                    .map(field -> field.canonical(field.toHubspot(card, country).text(), country)));
        }

        @Override
        public List<String> keysOfContact(Map<String, String> contact, String country) {
            return combined(fields.stream().map(field -> field.canonical(contact.get(field.property()), country)));
        }

        private static List<String> combined(Stream<String> values) {
            List<String> parts = values.map(value -> value == null ? "" : Texts.folded(value))
                    .toList();
            return parts.contains("") ? List.of() : List.of(String.join(BETWEEN, parts));
        }
    }

    private static List<String> key(String text) {
        return text == null ? List.of() : List.of(text);
    }
}
