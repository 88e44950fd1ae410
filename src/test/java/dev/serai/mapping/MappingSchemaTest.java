package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor is told by mapping.schema.json is what the hub takes. */
class MappingSchemaTest {
    private static final Path FOLDER = Path.of("mappings");
    /** As editors read YAML 1.2, in which off is a word. */
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    static final JsonNode TEXT = text();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(TEXT);

    private static JsonNode text() {
        try {
            return new ObjectMapper()
                    .readTree(FOLDER.resolve("mapping.schema.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> breaches(String yaml) throws IOException {
        return SCHEMA.validate(YAML.readTree(yaml)).stream()
                .map(Object::toString)
                .toList();
    }

    static Stream<Path> shipped() throws IOException {
        return java.nio.file.Files.list(FOLDER).filter(file -> file.toString().endsWith(".yaml"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedFilesAreValid(Path file) throws IOException {
        assertThat(breaches(java.nio.file.Files.readString(file))).isEmpty();
        assertThat(java.nio.file.Files.readAllLines(file).get(0))
                .isEqualTo("# yaml-language-server: $schema=mapping.schema.json");
    }

    @Test
    void theSmallestFileIsValid() throws IOException {
        assertThat(breaches(Files.SMALL)).isEmpty();
    }

    /** Each is refused by the schema and by the hub. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour: blue",
                "direction: sideways",
                "country: Japan",
                "winner: me",
                "match: []",
                "match: [passport]",
                "match: [[company]]",
                "filters: {to-mars: {}}",
                "filters: {to-hubspot: {email: maybe}}",
                "filters: {to-hubspot: {all: [{field: nick, is: x}]}}",
                "filters: {to-hubspot: {all: [{field: title}]}}",
                "filters: {to-hubspot: {all: [{field: title, is: x, contains: y}]}}",
                "filters: {to-hubspot: {all: [{field: title, known: false}]}}",
                "filters: {to-hubspot: {any: [{is: x}]}}",
                "filters: {to-sansan: {all: [{field: X, is: x}]}}",
                "filters: {to-sansan: {all: [{field: x, before: soon}]}}",
                "dedupe: {by: [name]}",
                "dedupe: {newest: [birthday]}",
                "dedupe: {past-cards: drop}",
                "leaves-filter: delete",
                "changes-to-sansan: force",
                "new-in-sansan: review",
                "new-card-tags: []",
                "poll: often",
                "caps: {creates: many}",
                "caps: {may-vanish: 0.5}",
                "caps: {deletes: 5}",
                "examples: [{name: x}]",
                "examples: [{card: {lastName: x}, filter: in}]",
                "examples: [{name: x, card: {lastName: x}, contact: {lastname: x}, filter: in}]",
                "examples: [{name: x, card: {nick: x}, filter: in}]",
                "examples: [{name: x, contact: {lastname: x}, becomes: {nick: x}}]",
                "examples: [{name: x, card: {lastName: x}, filter: maybe}]"
            })
    void refusesWhatTheHubRefuses(String line) throws IOException {
        String text = Files.SMALL + line + "\n";
        assertThat(breaches(text)).isNotEmpty();
        assertThat(Files.findings(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  - {sansan: nick, hubspot: nick}",
                "  - {sansan: title}",
                "  - {hubspot: jobtitle}",
                "  - {sansan: title, hubspot: Job Title}",
                "  - {sansan: title, hubspot: jobtitle, as: fone}",
                "  - {sansan: title, hubspot: jobtitle, winner: me}",
                "  - {sansan: title, hubspot: jobtitle, direction: up}",
                "  - {sansan: title, hubspot: jobtitle, off: maybe}",
                "  - {sansan: title, hubspot: jobtitle, colour: red}"
            })
    void refusesLinesThatTheHubRefuses(String line) throws IOException {
        refusesWhatTheHubRefuses(line);
    }

    @Test
    void knowsTheSameNamesAsTheHub() {
        assertThat(keys("/properties")).isEqualTo(new TreeSet<>(SyncReader.KEYS));
        assertThat(keys("/properties/filters/properties")).isEqualTo(new TreeSet<>(SyncReader.FILTERS));
        assertThat(keys("/properties/dedupe/properties")).isEqualTo(new TreeSet<>(DedupeReader.KEYS));
        assertThat(keys("/properties/caps/properties")).isEqualTo(new TreeSet<>(SyncReader.CAPS));
        assertThat(keys("/definitions/field/properties")).isEqualTo(new TreeSet<>(FieldReader.KEYS));
        assertThat(keys("/definitions/example/properties")).isEqualTo(new TreeSet<>(ExampleReader.KEYS));
        for (String side : List.of("card", "contact")) {
            assertThat(keys("/definitions/" + side + "Filter/properties")).isEqualTo(new TreeSet<>(FilterReader.KEYS));
            Set<String> asked = keys("/definitions/" + side + "Check/properties");
            asked.remove("field");
            assertThat(asked).isEqualTo(new TreeSet<>(Spot.words(Operator.class)));
            same("/definitions/" + side + "Filter/properties/email/enum", FilterReader.EMAIL);
        }
        same("/definitions/member/enum", CardMember.all().keySet());
        same("/definitions/field/properties/as/enum", Converters.all().keySet());
        same("/definitions/field/properties/winner/enum", Spot.words(Winner.class));
        same("/properties/winner/enum", Spot.words(Winner.class));
        same("/definitions/field/properties/direction/enum", Spot.words(Direction.class));
        same("/properties/direction/enum", Spot.words(Direction.class));
        same("/properties/changes-to-sansan/enum", Spot.words(SansanChanges.class));
        same("/properties/match/items/oneOf/0/enum", MatchReader.NAMES);
        same("/properties/dedupe/properties/by/items/enum", Spot.words(DedupeRule.Same.class));
        same("/definitions/example/properties/filter/enum", ExampleReader.FILTER);
    }

    private static Set<String> keys(String path) {
        Set<String> keys = new TreeSet<>();
        TEXT.at(path).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void same(String path, Collection<String> known) {
        List<String> found = new ArrayList<>();
        TEXT.at(path).forEach(value -> found.add(value.asText()));
        assertThat(found).as(path).containsExactlyInAnyOrderElementsOf(known);
    }
}
