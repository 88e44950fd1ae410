package dev.serai.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what stands below {@code match:}. */
final class MatchReader {
    static final List<String> NAMES = List.of("card-id", "email");
    private final List<FieldRule> fields;

    /** @param fields the lines that can be matched by */
    MatchReader(List<FieldRule> fields) {
        this.fields = fields;
    }

    /** @param spot null if the file says nothing: then by card id and by e-mail, as far as there are lines for them */
    List<MatchRule> read(Spot spot) {
        List<MatchRule> rules = new ArrayList<>();
        if (spot == null) {
            cardId().ifPresent(rules::add);
            email().ifPresent(rules::add);
            return List.copyOf(rules);
        }
        for (Spot item : spot.items()) {
            if (item.isList()) {
                combination(item).ifPresent(rules::add);
            } else {
                named(item).ifPresent(rules::add);
            }
        }
        return List.copyOf(rules);
    }

    private Optional<MatchRule> cardId() {
        return line("id").filter(line -> line.direction().toHubspot()).map(MatchRule.CardId::new);
    }

    private Optional<MatchRule> email() {
        return line("email").map(MatchRule.Email::new);
    }

    private Optional<FieldRule> line(String member) {
        return fields.stream()
                .filter(field -> field.members().equals(List.of(member)))
                .findFirst();
    }

    private Optional<MatchRule> named(Spot item) {
        String name = item.text();
        if (name == null) {
            return Optional.empty();
        }
        if (!NAMES.contains(name)) {
            item.unknown(name, "way to match", List.of("card-id", "email", "[lastname, firstname, company]"));
            return Optional.empty();
        }
        Optional<MatchRule> rule = name.equals("email") ? email() : cardId();
        if (rule.isEmpty()) {
            item.finding("\"" + name + "\" needs a line with sansan: " + (name.equals("email") ? "email" : "id")
                    + (name.equals("email") ? "" : " that goes to HubSpot") + "; add one, or take this out");
        }
        return rule;
    }

    private Optional<MatchRule> combination(Spot item) {
        List<FieldRule> parts = new ArrayList<>();
        for (Spot name : item.items()) {
            String property = name.text();
            Optional<FieldRule> found = fields.stream()
                    .filter(field -> field.property().equals(property))
                    .findFirst();
            found.ifPresent(parts::add);
            if (property != null && found.isEmpty()) {
                name.unknown(
                        property,
                        "property of a line that is on",
                        fields.stream().map(FieldRule::property).collect(Collectors.toList()));
            }
        }
        if (item.items().size() < 2) {
            item.finding("is a combination of one; name two properties or more");
        }
        return parts.size() < 2 ? Optional.empty() : Optional.of(new MatchRule.Combination(List.copyOf(parts)));
    }
}
