package dev.serai.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One line of a mapping: which member or members of a card belong to which property of a contact.
 *
 * @param members         members of the card, see {@link CardMember}
 * @param property        internal name of the HubSpot property; no two lines have the same
 * @param converter       turns the members' values into the property's and back
 * @param winner          whose value is kept if both sides changed it
 * @param emptyOverwrites whether a value that was cleared on one side is cleared on the other
 * @param direction       the ways this line's values really travel: what the line says, the sync goes, the converter can
 *                        and a new card takes
 * @param label           label under which the property can be created in HubSpot; null if it must be there
 * @param line            line of the file, from 1
 */
public record FieldRule(
        List<String> members,
        String property,
        Converter converter,
        Winner winner,
        boolean emptyOverwrites,
        Direction direction,
        String label,
        int line) {

    /** What the property would get from the card. */
    public Converted toHubspot(Map<String, String> card, String country) {
        List<String> values =
                members.stream().map(member -> Texts.value(card, member)).toList();
        return values.stream().allMatch(Objects::isNull) ? Converted.of(null) : converter.toHubspot(values, country);
    }

    /** What the card's first member would get from the contact; its other members are to be empty then. */
    public Converted toSansan(Map<String, String> contact, String country) {
        String value = Texts.value(contact, property);
        return value == null ? Converted.of(null) : fitting(converter.toSansan(value, country));
    }

    private Converted fitting(Converted converted) {
        CardMember member = CardMember.all().get(members.get(0));
        int length = converted.text() == null ? 0 : converted.text().length();
        return member.longest() > 0 && length > member.longest()
                ? new Converted.Refused("\"" + Texts.shortened(converted.text()) + "\" has " + length
                        + " characters; Sansan takes " + member.longest() + " for " + member.name())
                : converted;
    }

    /** Whether two values of the property mean the same; null is empty. */
    public boolean same(String one, String other, String country) {
        return Objects.equals(one, other) || Objects.equals(canonical(one, country), canonical(other, country));
    }

    /** A form in which values that mean the same are equal; null for empty. */
    public String canonical(String value, String country) {
        return value == null || value.isBlank() ? null : converter.canonical(value.strip(), country);
    }
}
