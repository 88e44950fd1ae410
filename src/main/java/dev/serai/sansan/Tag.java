package dev.serai.sansan;

/**
 * A tag. Two tags may have the same name.
 *
 * @param type  {@code public}, {@code shared} or {@code private}; null if it is not told
 * @param owner null if it is not told
 */
public record Tag(String id, String name, String type, SansanUser owner) {
    /** Whether only its owner can see it. */
    public boolean secret() {
        return "private".equals(type);
    }
}
