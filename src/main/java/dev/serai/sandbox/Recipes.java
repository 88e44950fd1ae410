package dev.serai.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Makes recipes from their written form {@code kind[:argument][@percent filled]}, as the property tables use it. */
final class Recipes {
    private record Drawn(long salt, int threshold, Drawings.Drawing drawing) implements Recipe {
        @Override
        public void write(Row row, Json out) {
            long h = Mix.mix(row.hash() ^ salt);
            if ((int) (h & 0xff) >= threshold) {
                out.raw(NULL);
            } else {
                drawing.write(row, h, out);
            }
        }
    }

    private record OfTheRecord(BiConsumer<Row, Json> writing) implements Recipe {
        @Override
        public void write(Row row, Json out) {
            writing.accept(row, out);
        }

        @Override
        public boolean ofTheRecord() {
            return true;
        }
    }

    static final Recipe EMPTY = (row, out) -> out.raw(Recipe.NULL);
    static final Recipe ID =
            new OfTheRecord((row, out) -> out.raw('"').number(row.id()).raw('"'));
    static final Recipe CREATED =
            new OfTheRecord((row, out) -> out.raw('"').instant(row.created()).raw('"'));
    static final Recipe MODIFIED =
            new OfTheRecord((row, out) -> out.raw('"').instant(row.modified()).raw('"'));

    private final Drawings drawings;

    Recipes(Drawings drawings) {
        this.drawings = drawings;
    }

    /** The recipe for a property of an object. */
    Recipe of(String written, String object, String property, List<Property.Option> options) {
        String[] halves = written.split("@");
        String[] words = halves[0].split(":", 2);
        String argument = words.length > 1 ? words[1] : "";
        int filled = halves.length > 1 ? Integer.parseInt(halves[1]) : 60;
        long salt = Mix.of(object + "/" + property);
        return switch (words[0]) {
            case "id" -> ID;
            case "created" -> CREATED;
            case "modified" -> MODIFIED;
            case "merged" -> mergedOr(EMPTY);
            case "empty" -> EMPTY;
            case "email" -> new Numbered(salt, filled, englishNames(), ".", "@example-mail.jp");
            case "uid" -> new Numbered(salt, filled, new byte[][] {Json.bytes(argument)}, "-00", "");
            default -> new Drawn(salt, threshold(filled), drawings.of(words[0], argument, options));
        };
    }

    static int threshold(int percent) {
        return percent * 256 / 100;
    }

    /** The ids of records that gave way to this one since the start; if there are none, what it was at the start. */
    static Recipe mergedOr(Recipe atStart) {
        return new OfTheRecord((row, out) -> {
            if (row.merged().isEmpty() && (row.index() < 0 || atStart == null)) {
                out.raw(Recipe.NULL);
            } else if (row.merged().isEmpty()) {
                atStart.write(row, out);
            } else {
                char between = '"';
                for (long id : row.merged()) {
                    out.raw(between).number(id);
                    between = ';';
                }
                out.raw('"');
            }
        });
    }

    private static byte[][] englishNames() {
        byte[][] first = Pools.get().of("first")[1];
        return IntStream.range(0, first.length)
                .mapToObj(i -> Json.text(first[i]).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                .map(Json::bytes)
                .toArray(byte[][]::new);
    }
}
