package dev.serai.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Makes recipes from their written form {@code kind[:argument][@percent filled]}, as the property tables use it. Kinds: the
 * words of {@link Pools}, and those in {@link #drawing}.
 */
final class Recipes {
    /** Writes a value that is there; h is a random number of this record's and property's own. */
    private interface Drawing {
        void write(Row row, long h, Json out);
    }

    private record Drawn(long salt, int threshold, Drawing drawing) implements Recipe {
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

    private static final byte[] TRUE = Json.bytes("\"true\"");
    private static final byte[] FALSE = Json.bytes("\"false\"");
    private static final int DATES = 1024;

    private final Pools pools = Pools.get();
    private final Messy messy = new Messy();
    private final byte[][] domains = tokens(64, i -> "example-" + Long.toString(Mix.mix(i) & 0xffff, 36) + ".co.jp");
    private final byte[][] files =
            tokens(64, i -> "https://4711.fs1.hubspotusercontent-na1.net/hubfs/4711/scan%20" + i + ".pdf");
    private final byte[][] urls = tokens(64, i -> "https://www.example-" + i + ".com/path?q=" + i + "&lang=ja");
    private final byte[][] users = tokens(8, i -> Integer.toString(7_400_000 + 13 * i));
    private final byte[][] coords =
            tokens(64, i -> String.format(Locale.ROOT, "%.5f,%.5f", 24 + i * 0.31377, 123.2 + i * 0.24111));
    private final byte[][] jsons =
            tokens(64, i -> "{\"id\":" + i + ",\"tags\":[\"a\",\"日本\"],\"note\":\"say \\\"hi\\\"\\n\"}");
    private final byte[][] html;
    private final byte[][] dates;
    private final byte[][] instants;
    private final byte[][] owners;
    private final List<Pipeline> pipelines;

    Recipes(List<String> ownerIds, List<Pipeline> pipelines) {
        this.pipelines = pipelines;
        byte[][] sentences = pools.of("sentence")[0];
        html = tokens(sentences.length, i -> {
            String sentence = Json.text(sentences[i]);
            return "<div style=\"\" dir=\"auto\"><p>" + sentence.substring(1, sentence.length() - 1) + "</p>\n<p>" + i
                    + "&nbsp;&amp; more</p></div>";
        });
        dates = IntStream.range(0, DATES)
                .mapToObj(i -> new Json()
                        .raw('"')
                        .day(16_000 + Mix.below(Mix.mix(i), 5000))
                        .raw('"')
                        .copy())
                .toArray(byte[][]::new);
        instants = IntStream.range(0, DATES)
                .mapToObj(i -> new Json()
                        .raw('"')
                        .instant(1_546_300_800_000L + (Mix.mix(i) >>> 1) % 240_000_000_000L)
                        .raw('"')
                        .copy())
                .toArray(byte[][]::new);
        owners = ownerIds.stream().map(Json::token).toArray(byte[][]::new);
    }

    /** The recipe for a property of an object. */
    Recipe of(String written, String object, String property, List<Property.Option> options) {
        String[] halves = written.split("@");
        String[] words = halves[0].split(":", 2);
        String argument = words.length > 1 ? words[1] : "";
        int filled = halves.length > 1 ? Integer.parseInt(halves[1]) : 60;
        long salt = Mix.of(object + "/" + property);
        return switch (words[0]) {
            case "id" ->
                new OfTheRecord((row, out) -> out.raw('"').number(row.id()).raw('"'));
            case "created" ->
                new OfTheRecord(
                        (row, out) -> out.raw('"').instant(row.created()).raw('"'));
            case "modified" ->
                new OfTheRecord(
                        (row, out) -> out.raw('"').instant(row.modified()).raw('"'));
            case "merged" -> new OfTheRecord(Recipes::merged);
            case "empty" -> (row, out) -> out.raw(Recipe.NULL);
            case "email" -> new Numbered(salt, filled, englishNames(), ".", "@example-mail.jp");
            case "uid" -> new Numbered(salt, filled, new byte[][] {Json.bytes(argument)}, "-00", "");
            default -> new Drawn(salt, threshold(filled), drawing(words[0], argument, options));
        };
    }

    static int threshold(int percent) {
        return percent * 256 / 100;
    }

    private Drawing drawing(String kind, String argument, List<Property.Option> options) {
        if (pools.has(kind)) {
            byte[][][] words = pools.of(kind);
            return (row, h, out) -> {
                byte[][] mine = words[Pools.slot(row.hash())];
                out.raw(mine[Mix.below(h, mine.length)]);
            };
        }
        return switch (kind) {
            case "line" -> (row, h, out) -> out.raw(messy.line(h));
            case "title" -> title();
            case "text" -> text();
            case "number" -> number(argument);
            case "options" -> several(options);
            case "option" ->
                oneOf(options.stream().map(option -> Json.token(option.value())).toArray(byte[][]::new));
            case "bool" -> (row, h, out) -> out.raw((h & 0x10000) == 0 ? TRUE : FALSE);
            case "date" -> oneOf(dates);
            case "datetime" -> oneOf(instants);
            case "owner" -> oneOf(owners);
            case "user" -> oneOf(users);
            case "domain" -> oneOf(domains);
            case "url" -> oneOf(urls);
            case "file" -> oneOf(files);
            case "html" -> oneOf(html);
            case "json" -> oneOf(jsons);
            case "coords" -> oneOf(coords);
            case "pipeline" -> (row, h, out) -> out.raw(pipelineOf(row).token());
            case "stage" ->
                (row, h, out) -> {
                    byte[][] stages = pipelineOf(row).stageTokens();
                    out.raw(stages[Mix.below(h, stages.length)]);
                };
            default ->
                throw new IllegalArgumentException(
                        "sandbox property tables: kind of value '" + kind + "' is unknown; see Recipes");
        };
    }

    private Pipeline pipelineOf(Row row) {
        return pipelines.get(Mix.below(Mix.mix(row.hash() + 5), pipelines.size()));
    }

    private Drawing title() {
        byte[][][] sentences = pools.of("sentence");
        return (row, h, out) -> {
            if ((h & 0xf00) == 0) {
                out.raw(messy.line(h));
            } else {
                byte[][] mine = sentences[Pools.slot(row.hash())];
                out.raw(mine[Mix.below(h, mine.length)]);
            }
        };
    }

    private Drawing text() {
        byte[][][] sentences = pools.of("sentence");
        return (row, h, out) -> {
            if ((h & 0xfff00) == 0) {
                out.raw(messy.huge(h));
            } else if ((h & 0x300) == 0) {
                out.raw(messy.block(h));
            } else {
                byte[][] mine = sentences[Pools.slot(row.hash())];
                out.raw(mine[Mix.below(h, mine.length)]);
            }
        };
    }

    private static Drawing number(String argument) {
        String[] parts = argument.split(":");
        String[] ends = parts[0].split("\\.\\.");
        long low = Long.parseLong(ends[0]);
        long width = Long.parseLong(ends[1]) - low + 1;
        int decimals = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        return (row, h, out) -> {
            out.raw('"').number(low + (h >>> 9) % width);
            if (decimals > 0 && (h & 0x100) == 0) {
                out.raw('.').fixed(h >>> 40, decimals);
            }
            out.raw('"');
        };
    }

    private static Drawing several(List<Property.Option> options) {
        return (row, h, out) -> {
            int chosen = 1 + Mix.below(h, (1 << options.size()) - 1);
            out.raw('"');
            boolean more = false;
            for (int i = 0; i < options.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    if (more) {
                        out.raw(';');
                    }
                    out.escaped(options.get(i).value());
                    more = true;
                }
            }
            out.raw('"');
        };
    }

    private static Drawing oneOf(byte[][] tokens) {
        return (row, h, out) -> out.raw(tokens[Mix.below(h, tokens.length)]);
    }

    private static void merged(Row row, Json out) {
        if (row.change() == null || row.change().merged().isEmpty()) {
            out.raw(Recipe.NULL);
            return;
        }
        char between = '"';
        for (long id : row.change().merged()) {
            out.raw(between).number(id);
            between = ';';
        }
        out.raw('"');
    }

    private byte[][] englishNames() {
        byte[][] first = pools.of("first")[1];
        return IntStream.range(0, first.length)
                .mapToObj(i -> Json.text(first[i]).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                .map(Json::bytes)
                .toArray(byte[][]::new);
    }

    private static byte[][] tokens(int count, java.util.function.IntFunction<String> texts) {
        return IntStream.range(0, count).mapToObj(texts).map(Json::token).toArray(byte[][]::new);
    }

    private record OfTheRecord(java.util.function.BiConsumer<Row, Json> writing) implements Recipe {
        @Override
        public void write(Row row, Json out) {
            writing.accept(row, out);
        }

        @Override
        public boolean ofTheRecord() {
            return true;
        }
    }
}
