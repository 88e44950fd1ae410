package dev.serai.mapping;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sync, as a mapping file describes it.
 *
 * @param name            name of the sync, which is that of its file without .yaml
 * @param version         SHA-256 of the file's bytes, in hexadecimal
 * @param description     what it is for; may be empty
 * @param account         name of the HubSpot account
 * @param keys            names of the Sansan keys
 * @param direction       which way it goes at most
 * @param country         ISO 3166 code that holds for cards and contacts without one
 * @param fields          the lines through which values travel; those that are off, or cannot go any way, are left out
 * @param matches         ways of finding the contact of a card that has no link, the best first
 * @param cards           which cards go to HubSpot
 * @param contacts        which contacts go to Sansan
 * @param dedupe          which of several cards speaks for a person
 * @param keepLeavers     whether a linked pair stays in step after it has left the filter; else it is unlinked
 * @param changesToSansan what becomes of HubSpot changes that a card cannot take
 * @param createCards     whether a contact without a card becomes one
 * @param newCardTags     ids of the tags that such a card gets; may be empty
 * @param poll            time from one look for changes to the next
 * @param caps            how much one run may do
 * @param keyTags         ids of the tags by which each key chooses cards, none for one that shows all; empty as long as
 *                        nobody has said it, as it stands in no mapping file
 */
public record Mapping(
        String name,
        String version,
        String description,
        String account,
        List<String> keys,
        Direction direction,
        String country,
        List<FieldRule> fields,
        List<MatchRule> matches,
        Filter cards,
        Filter contacts,
        DedupeRule dedupe,
        boolean keepLeavers,
        SansanChanges changesToSansan,
        boolean createCards,
        List<String> newCardTags,
        Duration poll,
        Caps caps,
        Map<String, List<String>> keyTags) {
    private static final Set<String> TAGS = Set.of("tags", "tagIds");

    /** The same, with the tags by which its keys choose cards. */
    public Mapping choosing(Map<String, List<String>> tags) {
        return new Mapping(
                name,
                version,
                description,
                account,
                keys,
                direction,
                country,
                fields,
                matches,
                cards,
                contacts,
                dedupe,
                keepLeavers,
                changesToSansan,
                createCards,
                newCardTags,
                poll,
                caps,
                tags);
    }

    /** Ids of the tags by which any key chooses cards. */
    public Set<String> chosenTags() {
        return keyTags.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** Whether a card without any chosen tag is out of every key's sight. */
    public boolean choosesByTags() {
        return !keyTags.isEmpty() && keyTags.values().stream().noneMatch(List::isEmpty);
    }

    /** What a contact gets from a card: by property, in the order of the lines, empty values included. */
    public Map<String, Converted> toHubspot(Map<String, String> card) {
        Map<String, Converted> values = new LinkedHashMap<>();
        String where = countryOfCard(card);
        fields.stream()
                .filter(field -> field.direction().toHubspot())
                .forEach(field -> values.put(field.property(), field.toHubspot(card, where)));
        return values;
    }

    /** What a new card gets from a contact: by member, in the order of the lines, empty values included. */
    public Map<String, Converted> toSansan(Map<String, String> contact) {
        Map<String, Converted> values = new LinkedHashMap<>();
        String where = countryOfContact(contact);
        fields.stream()
                .filter(field -> field.direction().toSansan())
                .forEach(field -> values.put(field.members().get(0), field.toSansan(contact, where)));
        return values;
    }

    /** The country in whose way a card's numbers and addresses are written: its own, else the mapping's. */
    public String countryOfCard(Map<String, String> card) {
        return known(Texts.value(card, "countryCode"));
    }

    /** The country in whose way a contact's numbers and addresses are written: its own, else the mapping's. */
    public String countryOfContact(Map<String, String> contact) {
        return known(fieldOf("countryCode")
                .map(field -> Texts.value(contact, field.property()))
                .map(AsCountry::codeOf)
                .orElse(null));
    }

    private String known(String code) {
        return code != null && AsCountry.isCode(code) ? code : country;
    }

    /** The line that writes a property. */
    public Optional<FieldRule> field(String property) {
        return fields.stream()
                .filter(field -> field.property().equals(property))
                .findFirst();
    }

    /** The line that writes a member of a card. */
    public Optional<FieldRule> writerOf(String member) {
        return fields.stream()
                .filter(field -> field.direction().toSansan())
                .filter(field -> field.members().get(0).equals(member))
                .findFirst();
    }

    /** The first line with just this member. */
    public Optional<FieldRule> fieldOf(String member) {
        return fields.stream()
                .filter(field -> field.members().equals(List.of(member)))
                .findFirst();
    }

    /** The first match rule by which a card and a contact are the same person. */
    public Optional<MatchRule> match(Map<String, String> card, Map<String, String> contact) {
        return matches.stream()
                .filter(rule -> rule.keysOfCard(card, countryOfCard(card)).stream()
                        .anyMatch(rule.keysOfContact(contact, countryOfContact(contact))::contains))
                .findFirst();
    }

    /** The card's e-mail address in its usual form; null if it has none that is valid. */
    public String emailOf(Map<String, String> card) {
        return AsEmail.address(Texts.value(card, "email"));
    }

    /** All properties that a contact must be read with. */
    public Set<String> properties() {
        Set<String> names = new LinkedHashSet<>();
        fields.forEach(field -> names.add(field.property()));
        names.addAll(contacts.fields());
        if (matches.stream().anyMatch(MatchRule.Email.class::isInstance)) {
            names.add(MatchRule.OTHER_EMAILS);
        }
        return names;
    }

    /** Whether something depends on the tags of a card, whose change may not count as one of the card. */
    public boolean looksAtTags() {
        return Stream.concat(fields.stream().flatMap(field -> field.members().stream()), cards.fields().stream())
                .anyMatch(TAGS::contains);
    }

    /** Properties that can be created in HubSpot if the account does not have them. */
    public List<CustomProperty> customProperties() {
        return fields.stream()
                .filter(field -> field.label() != null)
                .map(field -> new CustomProperty(
                        field.property(), field.label(), field.converter().type()))
                .toList();
    }
}
