package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a search asks for.
 *
 * @param groups one of them must hold, all conditions of it; none for everything
 * @param words words all of which must be in the record's main values; none for everything
 * @param sort null for the order of creation
 */
record SearchQuery(
        List<List<Condition>> groups, List<Pattern> words, List<Property> mainValues, Field sort, boolean descending) {

    boolean everything() {
        return groups.isEmpty() && words.isEmpty();
    }

    boolean holds(Row row) {
        return (groups.isEmpty()
                        || groups.stream()
                                .anyMatch(group -> group.stream().allMatch(condition -> condition.holds(row))))
                && (words.isEmpty() || mentions(row));
    }

    private boolean mentions(Row row) {
        List<String> texts = new ArrayList<>();
        for (Property property : mainValues) {
            String text = row.text(property);
            texts.add(text == null ? "" : text);
        }
        return Words.contain(String.join(" ", texts), words);
    }

    /** The places of derived records that may be found if nothing happened to them. */
    BitSet places(int size) {
        BitSet all = new BitSet(size);
        if (groups.isEmpty()) {
            all.set(0, size);
        }
        for (List<Condition> group : groups) {
            BitSet places = new BitSet(size);
            places.set(0, size);
            group.forEach(condition -> condition.narrow(places));
            all.or(places);
        }
        return all;
    }

    /** Every word of the text is also found at the beginning of a word. */
    static List<Pattern> beginnings(String query) {
        return Words.patterns(query.toLowerCase(Locale.ROOT).replace("*", " ")).stream()
                .map(word -> Pattern.compile(word.pattern() + ".*"))
                .toList();
    }

    /** The text values a query without filters looks into. */
    static List<Property> mainValues(Records records) {
        List<String> names = new ArrayList<>(records.type().defaults());
        names.addAll(List.of("company", "phone", "website", "hs_additional_emails"));
        return names.stream()
                .map(records::property)
                .filter(property -> property != null && Comparing.of(property) == Comparing.TEXT)
                .toList();
    }
}
