package dev.serai.sync;

import dev.serai.hubspot.Definition;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.PropertyType;
import dev.serai.sansan.CardScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether HubSpot takes what a line writes into a property that is there. A value of the wrong kind would be refused record
 * by record. What is not known for sure is let through.
 */
final class PropertyFit {
    private static final Set<PropertyType> DATES = Set.of(PropertyType.DATE, PropertyType.DATE_TIME);

    private PropertyFit() {}

    /**
     * Why a line cannot write a property; empty if it can.
     *
     * @param country that holds for cards without one
     */
    static Optional<String> hinders(FieldRule line, Definition property, String country) {
        PropertyType written = line.converter().type();
        boolean fits = switch (property.type()) {
            case "number", "bool" -> false;
            case "date" -> written == PropertyType.DATE;
            case "datetime" -> DATES.contains(written);
            case "enumeration" -> isOption(line, property, country);
            default -> true;
        };
        return fits
                ? Optional.empty()
                : Optional.of("its type is " + property.type() + ", and as: "
                        + line.converter().name() + " writes " + written.type()
                        + (property.type().equals("enumeration") ? " that is none of its options" : "")
                        + "; choose another property or converter, or switch the line off");
    }

    /** Names of tags are taken to be its options, as nobody can tell which tags there will be. */
    private static boolean isOption(FieldRule line, Definition property, String country) {
        if (property.externalOptions()) {
            return false;
        }
        if (line.converter().name().equals("tags")) {
            return true;
        }
        Set<String> options =
                property.options().stream().map(Definition.Option::value).collect(Collectors.toSet());
        List<String> members = line.members().size() == 1 ? known(line.members().get(0), country) : List.of();
        return !members.isEmpty()
                && members.stream()
                        .map(value -> line.toHubspot(Map.of(line.members().get(0), value), country)
                                .text())
                        .allMatch(options::contains);
    }

    /** Values that a member is known to have; none if it can have any. */
    private static List<String> known(String member, String country) {
        return switch (member) {
            case "countryCode" -> List.of(country);
            case "entryStatus" ->
                Stream.concat(CardScope.UNFINISHED.stream(), Stream.of(CardScope.COMPLETED))
                        .toList();
            default -> List.of();
        };
    }
}
