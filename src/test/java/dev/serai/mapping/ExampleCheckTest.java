package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

class ExampleCheckTest {
    private static String with(String examples) {
        return Files.SMALL + "examples:\n" + examples.indent(2);
    }

    @Test
    void examplesThatHoldAreCounted() {
        Loaded loaded = Files.read(with("""
                - name: a card becomes a contact
                  card: {id: C1, lastName: Doe, email: bad}
                  becomes: {card_id: C1, lastname: Doe}
                - name: a contact becomes a card
                  contact: {card_id: C1, lastname: Doe}
                  becomes: {lastName: Doe}
                - {name: bad addresses stay out, card: {email: bad}, filter: out}
                - {name: good addresses take part, contact: {email: a@b.com}, filter: in}
                - {name: by id, card: {id: C1}, contact: {card_id: C1}, match: card-id}
                """));
        assertThat(loaded.findings()).isEmpty();
        assertThat(loaded.examples()).isEqualTo(5);
    }

    @Test
    void examplesThatDoNotHoldAreToldAllAtOnce() {
        assertThat(Files.findings(with("""
                        - name: a card
                          card: {id: C1, lastName: Doe, email: bad}
                          becomes: {lastname: Roe, email: bad, city: Ube, card_id: C1}
                        - name: a contact
                          contact: {card_id: C1, company: A}
                          becomes: {id: C1}
                        - {name: in, card: {email: bad}, filter: in}
                        - {name: out, contact: {email: a@b.com}, filter: out}
                        - {name: match, card: {id: C1}, contact: {card_id: C1}, match: none}
                        """)))
                .containsExactly(
                        line(10, 1, "a card", "city is empty (no line goes there), the example says \"Ube\""),
                        line(
                                10,
                                1,
                                "a card",
                                "email is empty (\"bad\" is not an e-mail address; correct it where it was written),"
                                        + " the example says \"bad\""),
                        line(10, 1, "a card", "lastname is \"Doe\", the example says \"Roe\""),
                        line(13, 2, "a contact", "companyName is \"A\", the example says empty"),
                        line(13, 2, "a contact", "id is empty (no line goes there), the example says \"C1\""),
                        line(
                                16,
                                3,
                                "in",
                                "filter is out (email \"bad\" is not an e-mail address), the example says in"),
                        line(17, 4, "out", "filter is in, the example says out"),
                        line(18, 5, "match", "match is card-id, the example says none"));
    }

    @Test
    void examplesAreCheckedBesideOtherMistakesAsFarAsTheLinesCouldBeRead() {
        String text = with("""
                - name: a card
                  card: {id: C1, lastName: Doe, email: a@b.com, companyName: A}
                  becomes: {card_id: C1, lastname: Roe, email: a@b.com, company: B, jobtitle: CEO}
                - {name: out, contact: {email: a@b.com}, filter: out}
                - {name: match, card: {id: C1}, contact: {card_id: C1}, match: none}
                """)
                .replace("hubspot: company}", "hubspot: company, as: fone}")
                .replace("sync: small", "sync: large");
        assertThat(Files.findings(text))
                .hasSize(4)
                .contains(
                        line(10, 1, "a card", "lastname is \"Doe\", the example says \"Roe\""),
                        line(13, 2, "out", "filter is in, the example says out"))
                .noneMatch(finding -> finding.contains("jobtitle") || finding.contains("\"match\""));
    }

    @Test
    void examplesOfWhatCouldNotBeReadAreNotJudged() {
        String text = with("""
                - {name: filter, card: {email: a@b.com}, filter: out}
                - {name: number, card: {lastName: Doe}, becomes: {lastname: Roe}}
                """).replace("fields:", "country: Japan\nfilters: {to-hubspot: {email: maybe}}\nfields:");
        assertThat(Files.findings(text)).hasSize(2).noneMatch(finding -> finding.contains("the example says"));
    }

    @Test
    void anExampleThatBreaksIsAFindingAndTheOthersAreChecked() {
        List<Finding> findings = new ArrayList<>();
        Node file = new Yaml(new LoaderOptions()).compose(new StringReader("""
                - {name: breaks, card: {lastName: Doe}, becomes: {lastname: Doe}}
                - {name: does not hold, card: {email: a@b.com}, filter: out}
                """));
        List<Example> examples = ExampleReader.read(Spot.root("small.yaml", file, findings));
        examples.forEach(new ExampleCheck(breaking(), Readable.WHOLLY)::check);
        assertThat(findings)
                .extracting(Finding::toString)
                .containsExactly(
                        "small.yaml:1: [1]: \"breaks\": cannot be carried out, java.lang.IllegalStateException: out of order;"
                                + " correct the example or the mapping",
                        "small.yaml:2: [2]: \"does not hold\": filter is in, the example says out; correct the example or"
                                + " the mapping");
    }

    /** The small file's mapping with a line whose converter has a fault. */
    private static Mapping breaking() {
        Mapping small = Files.mapping(Files.SMALL);
        FieldRule line = new FieldRule(
                List.of("lastName"), "lastname", new OutOfOrder(), Winner.NEWEST, false, Direction.BOTH, null, 1);
        return new Mapping(
                small.name(),
                small.version(),
                small.description(),
                small.account(),
                small.keys(),
                small.direction(),
                small.country(),
                List.of(line),
                small.matches(),
                small.cards(),
                small.contacts(),
                small.dedupe(),
                small.keepLeavers(),
                small.changesToSansan(),
                small.createCards(),
                small.newCardTags(),
                small.poll(),
                small.caps(),
                Map.of());
    }

    private static final class OutOfOrder implements Converter {
        @Override
        public String name() {
            return "out-of-order";
        }

        @Override
        public Converted toHubspot(List<String> members, String country) {
            throw new IllegalStateException("out of order");
        }
    }

    private static String line(int line, int number, String name, String what) {
        return "small.yaml:" + line + ": examples[" + number + "]: \"" + name + "\": " + what
                + "; correct the example or the mapping";
    }
}
