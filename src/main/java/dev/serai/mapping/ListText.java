package dev.serai.mapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Several texts in one, with {@code ;} between them, as HubSpot writes the values of a multiple choice. */
public final class ListText {
    private static final String BETWEEN = ";";
    /** Stands for a {@code ;} within an item. */
    private static final String INSTEAD = "\uff1b";

    private ListText() {}

    public static String join(Collection<String> items) {
        return items.stream()
                .map(item -> item.strip().replace(BETWEEN, INSTEAD))
                .filter(item -> !item.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(BETWEEN));
    }

    /** @param text null for none */
    public static List<String> split(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(BETWEEN))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }
}
