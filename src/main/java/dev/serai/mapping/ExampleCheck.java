package dev.serai.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Carries out the examples of a mapping file and notes each that comes out otherwise. */
final class ExampleCheck {
    private final Mapping mapping;
    private final Readable readable;

    /** @param readable what of the mapping the examples can be judged by */
    ExampleCheck(Mapping mapping, Readable readable) {
        this.mapping = mapping;
        this.readable = readable;
    }

    /** Whatever goes wrong is a finding of the example, so that no file keeps others from being read. */
    void check(Example example) {
        try {
            carryOut(example);
        } catch (RuntimeException broken) {
            example.spot()
                    .finding("\"" + example.name() + "\": cannot be carried out, " + broken
                            + "; correct the example or the mapping");
        }
    }

    private void carryOut(Example example) {
        if (example.becomes() != null) {
            becomes(example);
        }
        if (example.filter() != null && (example.card() != null ? readable.cards() : readable.contacts())) {
            filter(example);
        }
        if (example.match() != null && readable.matches()) {
            match(example);
        }
    }

    private void becomes(Example example) {
        Map<String, Converted> converted =
                example.card() != null ? mapping.toHubspot(example.card()) : mapping.toSansan(example.contact());
        Map<String, String> found = new TreeMap<>();
        converted.forEach((name, value) -> {
            if (value.text() != null) {
                found.put(name, value.text());
            }
        });
        Set<String> names = new TreeSet<>(found.keySet());
        names.addAll(example.becomes().keySet());
        for (String name : names) {
            String expected = example.becomes().get(name);
            if (readable.line(name, converted.containsKey(name)) && !Objects.equals(found.get(name), expected)) {
                tell(example, name, shown(found.get(name)) + why(converted.get(name)), shown(expected));
            }
        }
    }

    private static String why(Converted converted) {
        return converted == null
                ? " (no line goes there)"
                : converted instanceof Converted.Refused refused ? " (" + refused.reason() + ")" : "";
    }

    private void filter(Example example) {
        Optional<String> stops = example.card() != null
                ? mapping.cards().stops(example.card())
                : mapping.contacts().stops(example.contact());
        String found = stops.isEmpty() ? "in" : "out";
        if (!found.equals(example.filter())) {
            String why = stops.map(reason -> " (" + reason + ")").orElse("");
            tell(example, "filter", found + why, example.filter());
        }
    }

    private void match(Example example) {
        String found = mapping.match(example.card(), example.contact())
                .map(MatchRule::name)
                .orElse("none");
        if (!found.equals(example.match())) {
            tell(example, "match", found, example.match());
        }
    }

    private static void tell(Example example, String what, String found, String expected) {
        example.spot()
                .finding("\"" + example.name() + "\": " + what + " is " + found + ", the example says " + expected
                        + "; correct the example or the mapping");
    }

    private static String shown(String value) {
        return value == null ? "empty" : "\"" + value + "\"";
    }
}
