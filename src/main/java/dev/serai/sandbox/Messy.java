package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Texts that break careless readers and writers of CSV, JSON and spreadsheets, as JSON tokens. */
final class Messy {
    private static final List<String> LINES = List.of(
            "=1+1",
            "+SUM(A1:A9)",
            "-2+3",
            "@cmd",
            " leading space",
            "trailing space ",
            "a,b;c|d\te",
            "She said \"hello\"",
            "\"",
            "'apostrophe",
            ";starts with a semicolon",
            "👩‍👩‍👧‍👦 🎉 🇯🇵",
            "NULL",
            "null",
            "00123",
            "1e5",
            "TRUE",
            "1/2/2026",
            "C:\\new\\table",
            "日本語、「引用」",
            "ﾊﾝｶｸ ｶﾅ",
            "㈱山田商店",
            "é and e\u0301",
            "\u00a0no-break space",
            "zero\u200bwidth",
            "line\u2028separator",
            "\ufeffbyte order mark",
            "<script>alert(1)</script>",
            "{{api.token}} ${x}",
            "مرحبا بالعالم",
            "𠮷野家",
            "\u0007bell");

    private static final List<String> BLOCKS = List.of(
            "first line\nsecond line",
            "first line\r\nsecond line\r\n",
            "\n\nstarts with empty lines",
            "name,amount\n\"Doe, Jane\",\"1,5\"\n",
            "old Mac\rlines",
            "  indented\n\ttabbed\n  \"quoted\"\n",
            "<p>Hello <b>you</b>,</p>\n<ul><li>1 &amp; 2</li></ul>",
            "お世話になっております。\n山田です。\n\nよろしくお願いいたします。",
            "=HYPERLINK(\"http://example.com\",\"click\")\nnext");

    private static final int LONGEST = 65_536;

    private final byte[][] lines = tokens(LINES.stream());
    private final byte[][] blocks = tokens(Stream.concat(BLOCKS.stream(), LINES.stream()));
    private final byte[] longest = Json.token(longest());
    private final byte[] longish = Json.token(longest().substring(0, 4000));

    byte[] line(long h) {
        return lines[Mix.below(h, lines.length)];
    }

    byte[] block(long h) {
        return blocks[Mix.below(h, blocks.length)];
    }

    /** 4,000 characters, or rarely 65,536, the most the API stores. */
    byte[] huge(long h) {
        return Mix.below(h, 4) == 0 ? longest : longish;
    }

    private static byte[][] tokens(Stream<String> texts) {
        return texts.map(Json::token).toArray(byte[][]::new);
    }

    private static String longest() {
        List<String> pieces = new ArrayList<>();
        int length = 0;
        for (int i = 0; length < LONGEST; i++) {
            String piece = i + ": " + BLOCKS.get(i % BLOCKS.size()) + " / " + LINES.get(i % 16) + "\n";
            pieces.add(piece);
            length += piece.length();
        }
        return String.join("", pieces).substring(0, LONGEST);
    }
}
