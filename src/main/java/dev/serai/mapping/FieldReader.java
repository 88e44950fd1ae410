package dev.serai.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the lines below {@code fields:}. */
final class FieldReader {
    static final Set<String> KEYS =
            Set.of("sansan", "hubspot", "as", "winner", "empty-overwrites", "direction", "label", "off");
    static final String PROPERTY = "[a-z][a-z0-9_]{0,99}";
    /** HubSpot computes them itself and refuses to have them written (error READ_ONLY_VALUE). */
    private static final Set<String> READ_ONLY = Set.of(
            "hs_object_id",
            "createdate",
            "lastmodifieddate",
            "hs_lastmodifieddate",
            "hs_merged_object_ids",
            "hs_email_domain");

    private final Direction sync;
    private final Winner winner;
    private final List<FieldRule> rules = new ArrayList<>();
    private final Map<String, Integer> properties = new HashMap<>();
    private final Map<String, Integer> written = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();

    /**
     * @param sync   which way the sync goes
     * @param winner holds for lines that name none
     */
    FieldReader(Direction sync, Winner winner) {
        this.sync = sync;
        this.winner = winner;
    }

    /** The lines that are on and can go some way. */
    List<FieldRule> read(Spot fields) {
        fields.items().forEach(this::readLine);
        return List.copyOf(rules);
    }

    /** Properties and members of lines in which something was noted. */
    Set<String> doubtful() {
        return doubtful;
    }

    private void readLine(Spot line) {
        Map<String, Spot> keys = line.members(KEYS);
        for (String needed : List.of("sansan", "hubspot")) {
            if (!keys.containsKey(needed)) {
                line.finding("a line without " + needed + ":; write {sansan: member, hubspot: property}");
            }
        }
        List<CardMember> members = keys.containsKey("sansan") ? members(keys.get("sansan")) : List.of();
        String property = keys.containsKey("hubspot") ? property(keys.get("hubspot")) : null;
        Converter converter = keys.containsKey("as") ? converter(keys.get("as")) : Converters.TEXT;
        Winner own = keys.containsKey("winner") ? keys.get("winner").word(Winner.class, winner) : winner;
        boolean empty = keys.containsKey("empty-overwrites")
                && keys.get("empty-overwrites").yes();
        boolean off = keys.containsKey("off") && keys.get("off").yes();
        String label = keys.containsKey("label") ? keys.get("label").text() : null;
        if (members.isEmpty() || property == null) {
            return;
        }
        fits(keys.getOrDefault("as", line), converter, members);
        Direction direction = direction(line, keys.get("direction"), converter, members.get(0));
        if (!off && direction != null) {
            List<String> names = members.stream().map(CardMember::name).toList();
            FieldRule rule = new FieldRule(names, property, converter, own, empty, direction, label, line.line());
            onlyOnce(keys, rule);
            rules.add(rule);
        }
        if (line.noted()) {
            doubtful.add(property);
            doubtful.add(members.get(0).name());
        }
    }

    private static List<CardMember> members(Spot spot) {
        List<CardMember> members = new ArrayList<>();
        for (Spot item : spot.items()) {
            String name = item.text();
            CardMember member = CardMember.all().get(String.valueOf(name));
            if (member != null) {
                members.add(member);
            } else if (name != null) {
                item.unknown(name, "member of a card", CardMember.all().keySet());
                return List.of();
            }
        }
        return members;
    }

    static String property(Spot spot) {
        String name = spot.text();
        if (name != null && !name.matches(PROPERTY)) {
            spot.finding("\"" + name + "\" is no internal name of a property; it has small letters, digits and _ only");
            return null;
        }
        return name;
    }

    /** The one named; another, and noted, if there is none. */
    private static Converter converter(Spot spot) {
        String name = spot.text();
        Converter converter = Converters.all().get(String.valueOf(name));
        if (converter == null && name != null) {
            spot.unknown(name, "converter", Converters.all().keySet());
        }
        return converter == null ? Converters.TEXT : converter;
    }

    private static void fits(Spot as, Converter converter, List<CardMember> members) {
        if (members.size() > 1 && !converter.takesSeveral()) {
            as.finding("\"" + converter.name() + "\" takes one member, there are " + members.size()
                    + "; several are taken by joined, concatenated");
        }
        for (CardMember member : members) {
            List<String> takers = switch (member.kind()) {
                case TEXT -> null;
                case DATE -> List.of("date");
                case DATE_TIME -> List.of("datetime", "datetime-to-date");
                case LIST -> List.of("tags");
            };
            if (takers != null && !takers.contains(converter.name())) {
                as.finding("\"" + converter.name() + "\" does not take " + member.name() + "; known for it are "
                        + String.join(", ", takers));
            } else if (takers == null
                    && List.of("tags", "datetime", "datetime-to-date").contains(converter.name())) {
                as.finding("\"" + converter.name() + "\" does not take " + member.name() + ", which is a text");
            }
        }
    }

    /** The ways that values of a line can travel; null for none. What cannot be is noted only if it was asked for. */
    private Direction direction(Spot line, Spot spot, Converter converter, CardMember first) {
        Direction asked = spot == null ? Direction.BOTH : spot.word(Direction.class, Direction.BOTH);
        String hinders = !converter.bothWays()
                ? "as: " + converter.name() + " is one way, to HubSpot"
                : first.creatable() ? null : "Sansan takes no " + first.name() + " from outside";
        if (spot != null && asked.toSansan() && hinders != null) {
            spot.finding("values cannot go to Sansan, " + hinders + "; write to-hubspot, or take the key out");
        }
        if (spot != null && asked.and(sync) == null) {
            spot.finding("values never go this way, as the direction of the sync is another; write off: true instead");
        }
        Direction can = hinders == null ? asked : asked.and(Direction.TO_HUBSPOT);
        return can == null ? null : can.and(sync);
    }

    private void onlyOnce(Map<String, Spot> keys, FieldRule rule) {
        Integer other = properties.put(rule.property(), rule.line());
        if (other != null) {
            keys.get("hubspot")
                    .finding("\"" + rule.property() + "\" is in line " + other + " already; keep one, or off: true");
        }
        if (rule.direction().toSansan()) {
            String member = rule.members().get(0);
            other = written.put(member, rule.line());
            if (other != null) {
                keys.get("sansan")
                        .finding("\"" + member + "\" would be written by line " + other
                                + " too; give one of them direction: to-hubspot");
            }
        }
        if (rule.direction().toHubspot() && READ_ONLY.contains(rule.property())) {
            keys.get("hubspot")
                    .finding("\"" + rule.property() + "\" is written by HubSpot alone; choose another property");
        }
    }
}
