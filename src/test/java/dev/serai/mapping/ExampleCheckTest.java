package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    private static String line(int line, int number, String name, String what) {
        return "small.yaml:" + line + ": examples[" + number + "]: \"" + name + "\": " + what
                + "; correct the example or the mapping";
    }
}
