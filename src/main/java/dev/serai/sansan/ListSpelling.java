package dev.serai.sansan;

/** How a key's calls spell parameters with several values: {@code tagId} or {@code tagId[]} (facts 4.1). */
final class ListSpelling {
    private volatile boolean bracketed;

    String of(String name) {
        return bracketed ? name + "[]" : name;
    }

    /** The present one was not understood. */
    void change() {
        bracketed = !bracketed;
    }
}
