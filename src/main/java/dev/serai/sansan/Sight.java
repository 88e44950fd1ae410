package dev.serai.sansan;

import java.util.List;

/**
 * What a key can see, judged by one page.
 *
 * @param cards  current cards on that page, at most 100
 * @param more   whether there are more than these
 * @param owners names of the people whose cards these are, sorted; ids of those without a name
 */
public record Sight(int cards, boolean more, List<String> owners) {}
