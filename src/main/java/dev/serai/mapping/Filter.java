package dev.serai.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which cards, or contacts, take part in a sync. */
public sealed interface Filter {
    /** Why a record with these values stays out, for people to read; empty if it takes part. */
    Optional<String> stops(Map<String, String> values);

    /** Names of the fields it looks at. */
    Set<String> fields();

    /** All parts must let a record through. */
    record All(List<Filter> parts) implements Filter {
        @Override
        public Optional<String> stops(Map<String, String> values) {
            return parts.stream()
                    .map(part -> part.stops(values))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        @Override
        public Set<String> fields() {
            return fieldsOf(parts);
        }
    }

    /** One part that lets a record through is enough. */
    record Any(List<Filter> parts) implements Filter {
        @Override
        public Optional<String> stops(Map<String, String> values) {
            List<Optional<String>> reasons =
                    parts.stream().map(part -> part.stops(values)).toList();
            return reasons.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : Optional.of(reasons.stream().map(Optional::get).collect(Collectors.joining("; and ")));
        }

        @Override
        public Set<String> fields() {
            return fieldsOf(parts);
        }
    }

    /** The field holds an e-mail address. */
    record ValidEmail(String field) implements Filter {
        @Override
        public Optional<String> stops(Map<String, String> values) {
            String value = Texts.value(values, field);
            if (AsEmail.address(value) != null) {
                return Optional.empty();
            }
            return Optional.of(
                    value == null ? field + " is empty" : field + " \"" + value + "\" is not an e-mail address");
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }
    }

    /** The field is, contains, is known, … */
    record Check(String field, Operator operator, List<String> wanted) implements Filter {
        @Override
        public Optional<String> stops(Map<String, String> values) {
            String value = Texts.value(values, field);
            if (operator.holds(value, wanted)) {
                return Optional.empty();
            }
            String found = value == null ? field + " is empty" : field + " is \"" + value + "\"";
            String asked = wanted.isEmpty() ? "" : wanted.size() == 1 ? " \"" + wanted.get(0) + "\"" : " " + wanted;
            return Optional.of(found + ", the filter asks for " + operator.key() + asked);
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }
    }

    private static Set<String> fieldsOf(List<Filter> parts) {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> names.addAll(part.fields()));
        return names;
    }
}
