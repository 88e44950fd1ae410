package dev.serai.backup;

import java.util.Optional;

/** Reads pages one after the other; several work side by side on the same pages. */
public final class PageReader {
    private final PageQueue pages;
    private Optional<PageRead> page = Optional.empty();

    PageReader(PageQueue pages) {
        this.pages = pages;
    }

    /** Waits for the next page; false if none is left for anyone. */
    public boolean more() {
        page = pages.take();
        return page.isPresent();
    }

    /** The page that {@link #more} has found. */
    public PageRead page() {
        return page.orElseThrow();
    }
}
