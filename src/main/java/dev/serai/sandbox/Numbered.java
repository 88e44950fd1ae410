package dev.serai.sandbox;

/** Values that are unique because they carry the record's place: {@code word + glue + place + end}. */
final class Numbered implements Recipe {
    private final long salt;
    private final int threshold;
    private final byte[][] words;
    private final String glue;
    private final String end;
    private final byte[] glueBytes;
    private final byte[] endBytes;

    Numbered(long salt, int filled, byte[][] words, String glue, String end) {
        this.salt = salt;
        this.threshold = Recipes.threshold(filled);
        this.words = words;
        this.glue = glue;
        this.end = end;
        this.glueBytes = Json.bytes(glue);
        this.endBytes = Json.bytes(end);
    }

    @Override
    public void write(Row row, Json out) {
        long h = Mix.mix(row.hash() ^ salt);
        if ((int) (h & 0xff) >= threshold) {
            out.raw(NULL);
        } else {
            out.raw('"')
                    .raw(words[Mix.below(h, words.length)])
                    .raw(glueBytes)
                    .number(row.index())
                    .raw(endBytes)
                    .raw('"');
        }
    }

    @Override
    public int indexOf(String value) {
        int start = value.lastIndexOf(glue, value.length() - end.length() - 1);
        if (start < 0 || !value.endsWith(end)) {
            return -1;
        }
        String digits = value.substring(start + glue.length(), value.length() - end.length());
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }
}
