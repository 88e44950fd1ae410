package dev.serai.sandbox;

import dev.serai.sandbox.Property.Flag;
import dev.serai.sandbox.Property.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The property definitions of an object: those of the tables first, then made-up custom ones until the wanted number is
 * reached. Archived definitions come on top of that number.
 */
final class PropertyTable {
    /** Kinds of made-up properties: type, field type, recipe. */
    private static final String[][] FILLERS = {
        {"string", "text", "line@40"},
        {"number", "number", "number:0..100000:2@55"},
        {"enumeration", "select", "option@60"},
        {"date", "date", "date@45"},
        {"string", "text", "city@50"},
        {"datetime", "date", "datetime@40"},
        {"enumeration", "checkbox", "options@50"},
        {"bool", "booleancheckbox", "bool@60"},
        {"string", "textarea", "text@25"},
        {"enumeration", "radio", "option@70"},
        {"string", "text", "sentence@50"},
        {"number", "number", "number:0..9@70"},
        {"string", "phonenumber", "phone@35"},
        {"enumeration", "booleancheckbox", "bool@50"},
        {"string", "html", "html@10"},
        {"string", "file", "file@8"}
    };

    private static final List<String> AREAS = List.of(
            "budget",
            "renewal",
            "event",
            "survey",
            "onboarding",
            "support",
            "import",
            "partner",
            "region",
            "training",
            "billing",
            "campaign",
            "legacy",
            "project",
            "quality",
            "logistics");
    private static final List<String> THINGS = List.of(
            "code",
            "score",
            "status",
            "date",
            "remark",
            "stage",
            "interests",
            "flag",
            "notes",
            "level",
            "reference",
            "rank",
            "line",
            "consent",
            "page",
            "document");

    private final ObjectType type;
    private final Recipes recipes;

    PropertyTable(ObjectType type, Recipes recipes) {
        this.type = type;
        this.recipes = recipes;
    }

    /** By name, in order. */
    Map<String, Property> load(int wanted) {
        Map<String, Property> all = new LinkedHashMap<>();
        List<String[]> lines = new ArrayList<>(Tables.read("properties/all.txt", 8));
        lines.addAll(Tables.read("properties/" + type.shortName() + ".txt", 8));
        List<Property> archived = new ArrayList<>();
        for (String[] cells : lines) {
            Property property = property(cells, all.size());
            if (property.archived()) {
                archived.add(property);
            } else if (all.size() < Math.max(3, wanted)) {
                all.putIfAbsent(property.name(), property);
            }
        }
        for (int i = 0; all.size() < wanted; i++) {
            Property property = filler(i, all.size());
            all.putIfAbsent(property.name(), property);
        }
        archived.forEach(property -> all.put(property.name(), property));
        return all;
    }

    private Property property(String[] cells, int place) {
        String name = cells[0].replace("{created}", type.created()).replace("{modified}", type.modified());
        List<Option> options = options(cells[7]);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Sensitivity sensitivity = Sensitivity.NON_SENSITIVE;
        for (String word : (cells[6] == null ? "" : cells[6]).split(",")) {
            switch (word) {
                case "ro" -> flags.add(Flag.READ_ONLY);
                case "calc" -> flags.add(Flag.CALCULATED);
                case "hidden" -> flags.add(Flag.HIDDEN);
                case "unique" -> flags.add(Flag.UNIQUE);
                case "custom" -> flags.add(Flag.CUSTOM);
                case "archived" -> flags.add(Flag.ARCHIVED);
                case "ext" -> flags.add(Flag.EXTERNAL_OPTIONS);
                case "sensitive" -> sensitivity = Sensitivity.SENSITIVE;
                case "highly" -> sensitivity = Sensitivity.HIGHLY_SENSITIVE;
                default -> {}
            }
        }
        String group = cells[4].replace("{g}", type.shortName() + "information");
        Recipe recipe = recipes.of(cells[5], type.shortName(), name, options);
        return new Property(
                name, cells[1], cells[2], cells[3], group, options, flags, sensitivity, recipe, place, Map.of());
    }

    private Property filler(int i, int place) {
        String[] kind = FILLERS[i % FILLERS.length];
        String area = AREAS.get(i / FILLERS.length % AREAS.size());
        String thing = THINGS.get(i % THINGS.size());
        int round = i / (FILLERS.length * AREAS.size());
        String name = area + "_" + thing + (round == 0 ? "" : "_" + (round + 1));
        List<Option> options = kind[2].startsWith("option")
                ? options(thing + "_a=選択肢A;" + thing + "_b=Option B;" + thing + "_c=Option, C;" + thing + "_d=D")
                : kind[1].equals("booleancheckbox") ? options("true=Yes;false=No") : List.of();
        String label = Character.toUpperCase(area.charAt(0)) + name.substring(1).replace('_', ' ');
        Recipe recipe = recipes.of(kind[2], type.shortName(), name, options);
        return new Property(
                name,
                label,
                kind[0],
                kind[1],
                "custom_" + area,
                options,
                EnumSet.of(Flag.CUSTOM),
                Sensitivity.NON_SENSITIVE,
                recipe,
                place,
                Map.of());
    }

    private static List<Option> options(String cell) {
        if (cell == null || cell.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(cell.split(";"))
                .map(option -> option.split("=", 2))
                .map(halves -> new Option(halves[0], halves[1]))
                .toList();
    }
}
