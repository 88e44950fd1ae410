package dev.serai.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The kinds of values properties may have, by the words the property tables use: those of {@link Pools}, and the cases of
 * {@link #of}.
 */
final class Drawings {
    /** Writes a value that is there; h is a random number of this record's and property's own. */
    interface Drawing {
        void write(Row row, long h, Json out);
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

    Drawings(List<String> ownerIds, List<Pipeline> pipelines) {
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

    /** The drawing of a kind, with its argument. */
    Drawing of(String kind, String argument, List<Property.Option> options) {
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
                        "sandbox property tables: kind of value '" + kind + "' is unknown; see Drawings");
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

    /** Any of the combinations of up to eight options. */
    private static Drawing several(List<Property.Option> options) {
        int combinations = (1 << Math.min(8, options.size())) - 1;
        return oneOf(tokens(
                combinations,
                i -> IntStream.range(0, options.size())
                        .filter(bit -> (i + 1 >> bit & 1) == 1)
                        .mapToObj(bit -> options.get(bit).value())
                        .collect(Collectors.joining(";"))));
    }

    private static Drawing oneOf(byte[][] tokens) {
        return (row, h, out) -> out.raw(tokens[Mix.below(h, tokens.length)]);
    }

    private static byte[][] tokens(int count, IntFunction<String> texts) {
        return IntStream.range(0, count).mapToObj(texts).map(Json::token).toArray(byte[][]::new);
    }
}
