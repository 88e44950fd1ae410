package dev.serai.house;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words in a route may be: tunables as placeholders with a default, and names of beans that exist. */
final class WordRules {
    /** Begins a key that may be missing: the option it stands for is then not set. */
    private static final String OPTIONAL = "?";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Set<String> TUNED = Set.of("parameters", "redeliveryPolicy");
    /** How a delay grows is shape, not tuning; and 0 and 1 stand for never and once. */
    private static final Set<String> SHAPE = Set.of("backOffMultiplier", "collisionAvoidanceFactor");

    private static final Set<String> REFERENCES = Set.of("ref", "onExceptionOccurredRef", "executorService");

    private final Set<String> keys;
    private final Set<String> beans;
    private final BiConsumer<Part, String> breach;

    WordRules(Set<String> keys, Set<String> beans, BiConsumer<Part, String> breach) {
        this.keys = keys;
        this.beans = beans;
        this.breach = breach;
    }

    void check(Part entry) {
        Set<String> known = new HashSet<>(keys);
        entry.child("parameters")
                .map(Part::parts)
                .orElse(List.of())
                .forEach(parameter -> known.add(parameter.text("name")));
        for (Part part : entry.all()) {
            String text = part.text();
            if (text != null) {
                placeholders(part, text, known);
                address(part, text);
                reference(part, text);
            }
            if (TUNED.contains(part.name()) && part.isMapping()) {
                part.parts().forEach(this::tunable);
            }
        }
    }

    private void placeholders(Part part, String text, Set<String> known) {
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            String key = found.group(1);
            if (!key.startsWith(OPTIONAL) && !known.contains(key)) {
                breach.accept(part, "{{" + key + "}} has no default; add " + key + " to application.yaml");
            }
        }
    }

    private void tunable(Part option) {
        String text = option.text();
        boolean number = text != null && NUMBER.matcher(text).matches() && !text.equals("0") && !text.equals("1");
        if (number && !SHAPE.contains(option.name())
                || option.name().equals("cron")
                        && !PLACEHOLDER.matcher(String.valueOf(text)).matches()) {
            breach.accept(
                    option,
                    option.name() + " is " + text
                            + "; write {{<feature>.<key>}} and put the default into application.yaml");
        }
    }

    private void address(Part part, String text) {
        boolean prose = part.name().equals("description") || part.name().equals("note");
        if (!prose && text.matches("(?s).*https?://.*")) {
            breach.accept(part, "an address, " + text + "; write {{<feature>.<key>}} and put it into application.yaml");
        }
    }

    private void reference(Part part, String text) {
        Optional<String> bean =
                REFERENCES.contains(part.name()) ? Optional.of(text.replaceFirst("^#(bean:)?", "")) : Optional.empty();
        if (beans != null && bean.filter(name -> !beans.contains(name)).isPresent()) {
            breach.accept(part, "bean '" + bean.get() + "' does not exist; correct the name or add the bean");
        }
    }
}
