package dev.serai.mapping;

import java.util.Set;

/**
 * What of a mapping file could be read without a finding, so that its examples can be judged by it.
 *
 * @param all      whether all lines could; else a value that no line gives may be that of one that could not
 * @param doubtful properties and members of lines that could not
 * @param some     whether the other lines count; not so if what holds for all of them could not be read
 * @param cards    whether the filter of cards could
 * @param contacts whether the filter of contacts could
 * @param matches  whether the match rules could
 */
record Readable(boolean all, Set<String> doubtful, boolean some, boolean cards, boolean contacts, boolean matches) {
    /** Of a file without findings. */
    static final Readable WHOLLY = new Readable(true, Set.of(), true, true, true, true);

    /**
     * Whether what a property or member gets can be judged.
     *
     * @param known whether a line gives it
     */
    boolean line(String name, boolean known) {
        return all || some && known && !doubtful.contains(name);
    }
}
