package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
    @Test
    void aFileThatSaysLittleHasSafeDefaults() {
        Mapping mapping = Files.mapping(Files.SMALL);
        assertThat(mapping.keys()).containsExactly("main");
        assertThat(mapping.direction()).isEqualTo(Direction.BOTH);
        assertThat(mapping.matches()).extracting(MatchRule::name).containsExactly("card-id", "email");
        assertThat(mapping.cards().stops(Map.of())).contains("email is empty");
        assertThat(mapping.contacts().stops(Map.of("email", "x"))).contains("email \"x\" is not an e-mail address");
        assertThat(mapping.changesToSansan()).isEqualTo(SansanChanges.REVIEW);
        assertThat(mapping.createCards()).isFalse();
        assertThat(mapping.keepLeavers()).isTrue();
        assertThat(mapping.poll()).isEqualTo(Duration.ofMinutes(1));
        assertThat(mapping.caps()).isEqualTo(new Caps(1000, 5000, 0.05));
        assertThat(mapping.dedupe().newest()).containsExactly("exchangeDate", "registeredTime");
        assertThat(mapping.field("lastname").orElseThrow().winner()).isEqualTo(Winner.NEWEST);
        assertThat(mapping.version())
                .hasSize(64)
                .isNotEqualTo(Files.mapping(Files.SMALL + "\n").version());
    }

    @Test
    void tellsAllFindingsAtOnceWithTheirPlaces() {
        String text = """
                sync: large
                hubspot: main
                direction: sideways
                fields:
                  - {sansan: lastName, hubspot: lastname, as: fone, winner: him}
                  - {sansan: nickname, hubspot: firstname}
                  - {sansan: email, hubspot: E-Mail, wins: hubspot}
                  - {sansan: title, hubspot: jobtitle, winner: me}
                match: [passport]
                filters:
                  to-hubspot:
                    all:
                      - {field: titel, is: 部長}
                poll: often
                colour: blue
                """;
        assertThat(Files.findings(text))
                .hasSize(13)
                .satisfies(
                        all -> assertThat(all)
                                .anySatisfy(
                                        found -> assertThat(found)
                                                .startsWith(
                                                        "small.yaml:5: fields[1].as: \"fone\" is no converter; known are concatenated, country")))
                .contains(
                        "small.yaml:1: sansan: is missing; add it",
                        "small.yaml:1: sync: \"large\" is not the name of the file; write small or rename the file",
                        "small.yaml:3: direction: \"sideways\" is no value of this key; known are both, to-hubspot, to-sansan",
                        "small.yaml:7: fields[3].hubspot: \"E-Mail\" is no internal name of a property; it has small letters, digits and _ only",
                        "small.yaml:8: fields[4].winner: \"me\" is no value of this key; known are newest, hubspot, sansan",
                        "small.yaml:9: match[1]: \"passport\" is no way to match; known are card-id, email, [lastname, firstname, company]",
                        "small.yaml:14: poll: \"often\" is no time; write it as 30s, 1m or 2h");
    }

    /** One mistake in the small file, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sync: small     | sync:                            | 1: sync: is empty
            sync: small     | sync: [small]                    | 1: sync: a list is not a single value
            hubspot: main   | hubspot: main, hubspot: other    | 2: not YAML
            sansan: main    | `sansan: main\nsansan: main`     | 4: sansan: is written twice
            sansan: main    | sansan: []                       | 3: sansan: a list is not a list with something in it
            company}        | company, colour: red}            | 8: fields[4].colour: "colour" is no key here; known are as, direction
            company}        | email}                           | 8: fields[4].hubspot: "email" is in line 6 already
            company}        | createdate}                      | 8: fields[4].hubspot: "createdate" is written by HubSpot alone
            company}        | company, as: joined, off: maybe} | 8: fields[4].off: "maybe" is no answer; known are true, false
            companyName     | email                            | 8: fields[4].sansan: "email" would be written by line 6 too
            companyName     | [city, street]                   | 8: fields[4]: "text" takes one member, there are 2; several are taken by joined, concatenated
            companyName     | tags                             | 8: fields[4]: "text" does not take tags; known for it are tags
            companyName     | exchangeDate                     | 8: fields[4]: "text" does not take exchangeDate; known for it are date
            company}        | company, as: tags}               | 8: fields[4].as: "tags" does not take companyName, which is a text
            company}        | company, as: first-line, direction: both} | 8: fields[4].direction: values cannot go to Sansan, as: first-line is one way
            id, hubspot: card_id | id, hubspot: card_id, direction: to-sansan | 5: fields[1].direction: values cannot go to Sansan, Sansan takes no id
            fields:         | `direction: to-sansan\nfields:\n  - {sansan: city, hubspot: city, direction: to-hubspot}` | 6: fields[1].direction: values never go this way
            `sansan: id, `  | ``                               | 5: fields[1]: a line without sansan:
            fields:         | `match: [[company, city], email]\nfields:` | 4: match[1][2]: "city" is no property of a line that is on; known are card_id, email
            fields:         | `match: [[company]]\nfields:`    | 4: match[1]: is a combination of one
            `  - {sansan: id, hubspot: card_id}` | `match: [card-id]` | 6: not YAML
            fields:         | `country: Japan\nfields:`        | 4: country: "Japan" is no country
            fields:         | `poll: 2s\nfields:`              | 4: poll: "2s" is too often; the least is 10s
            fields:         | `caps: {creates: -1}\nfields:`   | 4: caps.creates: "-1" is no number
            fields:         | `caps: {may-vanish: half}\nfields:` | 4: caps.may-vanish: "half" is no share
            fields:         | `dedupe: {newest: [birthday]}\nfields:` | 4: dedupe.newest: "birthday" is no date of a card; known are exchangeDate
            fields:         | `filters: {to-hubspot: {email: maybe}}\nfields:` | 4: filters.to-hubspot.email: "maybe" is no value
            fields:         | `filters: {to-sansan: {all: [{field: city}]}}\nfields:` | 4: filters.to-sansan.all[1]: a field needs one question, there are []
            fields:         | `filters: {to-sansan: {all: [{is: x}]}}\nfields:` | 4: filters.to-sansan.all[1]: says nothing
            fields:         | `filters: {to-sansan: {any: [{field: city, known: false}]}}\nfields:` | 4: filters.to-sansan.any[1].known: is always true; for the opposite write unknown
            fields:         | `filters: {to-sansan: {any: [{field: x, before: soon}]}}\nfields:` | 4: filters.to-sansan.any[1].before: [soon] is not one date
            fields:         | `filters: {to-hubspot: {all: &a [{any: *a}]}}\nfields:` | 4: filters.to-hubspot.all[1].any[1].any[1].any[1].any: is a group in a group
            fields:         | `new-card-tags: [a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p]\nfields:` | 4: new-card-tags: 16 tags are too many
            fields:         | `examples: [{name: x}]\nfields:` | 4: examples[1]: checks nothing
            fields:         | `examples: [{name: x, card: {nick: y}, filter: in}]\nfields:` | 4: examples[1].card.nick: "nick" is no member of a card
            """)
    void tellsOf(String good, String bad, String said) {
        assertThat(Files.SMALL).contains(good);
        String text = Files.SMALL.replace(good, bad.replace("\\n", "\n"));
        assertThat(Files.findings(text)).anyMatch(found -> found.startsWith("small.yaml:" + said), said);
        assertThat(Files.read(text).mapping()).isEmpty();
    }

    @Test
    void tellsOfAFileThatIsEmpty() {
        assertThat(Files.findings("# nothing"))
                .containsExactly("small.yaml: is empty; begin with sync: and the name of the file");
    }

    @Test
    void leavesOutLinesThatAreOffOrCanGoNoWay() {
        String text = Files.SMALL
                .replace("company}", "company, off: true}")
                .replace("fields:", "direction: to-sansan\nfields:");
        Mapping mapping = Files.mapping(text);
        assertThat(mapping.fields()).extracting(FieldRule::property).containsExactly("email", "lastname");
        assertThat(mapping.fields()).extracting(FieldRule::direction).containsOnly(Direction.TO_SANSAN);
        assertThat(mapping.matches()).extracting(MatchRule::name).containsExactly("email");
    }

    @Test
    void whatACardCannotTakeGoesToHubspotOnly() {
        Mapping mapping = Files.mapping(Files.SMALL);
        assertThat(mapping.field("card_id").orElseThrow().direction()).isEqualTo(Direction.TO_HUBSPOT);
        assertThat(mapping.field("lastname").orElseThrow().direction()).isEqualTo(Direction.BOTH);
    }

    @Test
    void refusesWhatIsTooLongForSansan() {
        Map<String, Converted> card = Files.mapping(Files.SMALL).toSansan(Map.of("lastname", "x".repeat(251)));
        assertThat(card.get("lastName"))
                .isInstanceOfSatisfying(
                        Converted.Refused.class,
                        refused -> assertThat(refused.reason())
                                .endsWith("has 251 characters; Sansan takes 250 for lastName"));
    }

    @Test
    void writesPostalCodesInTheWayOfTheCountryOfTheRecord() {
        Mapping mapping = Files.mapping(Files.SMALL
                .replace("companyName, hubspot: company", "postalCode, hubspot: zip, as: postal-code")
                .replace("lastName, hubspot: lastname", "countryCode, hubspot: country, as: country-name"));
        assertThat(mapping.toHubspot(Map.of("postalCode", "9614303", "countryCode", "IL"))
                        .get("zip")
                        .text())
                .isEqualTo("9614303");
        assertThat(mapping.toHubspot(Map.of("postalCode", "9614303")).get("zip").text())
                .isEqualTo("961-4303");
        assertThat(mapping.toSansan(Map.of("zip", "961-4303", "country", "Israel"))
                        .get("postalCode")
                        .text())
                .isEqualTo("961-4303");
    }

    @Test
    void showsAllOfAValueThatIsShort() {
        String text = Files.SMALL.replace("companyName, hubspot: company", "postalCode, hubspot: zip, as: postal-code");
        assertThat(Files.mapping(text).toSansan(Map.of("zip", "150-0002 渋谷区")).get("postalCode"))
                .isEqualTo(new Converted.Refused("\"150-0002 渋谷区\" has 12 characters; Sansan takes 10 for postalCode"));
    }

    @Test
    void namesWhatMustBeReadAndWhatCanBeCreated() {
        String text = Files.SMALL
                .replace("company}", "company_x, label: Company}")
                .replace("fields:", "filters: {to-sansan: {all: [{field: lifecyclestage, is: customer}]}}\nfields:");
        Mapping mapping = Files.mapping(text);
        assertThat(mapping.properties())
                .containsExactly("card_id", "email", "lastname", "company_x", "lifecyclestage", "hs_additional_emails");
        assertThat(mapping.customProperties())
                .isEqualTo(List.of(new CustomProperty("company_x", "Company", PropertyType.TEXT)));
    }
}
