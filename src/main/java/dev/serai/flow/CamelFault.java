package dev.serai.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what Camel throws at a route text into a fault at a line; Camel itself tells a line for syntax errors only. */
final class CamelFault {
    private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");
    private static final Pattern WORD = Pattern.compile("[\\w#{}$][\\w.:/#{}$*?=&-]{2,}[\\w}*?]");

    private CamelFault() {}

    static RouteFault of(RouteText text, Throwable thrown) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                messages.add(0, cause.getMessage().strip());
            }
        }
        String message = messages.isEmpty()
                ? thrown.toString()
                : messages.get(0).lines().findFirst().orElse("");
        return new RouteFault(text.file(), line(text, messages), "Camel refuses it: " + message);
    }

    private static int line(RouteText text, List<String> messages) {
        for (String message : messages) {
            Matcher told = LINE.matcher(message);
            if (told.find()) {
                return Integer.parseInt(told.group(1));
            }
        }
        for (String message : messages) {
            int line = lineOfRarestWord(text, message);
            if (line > 0) {
                return line;
            }
        }
        return text.entries().isEmpty() ? 0 : text.entries().get(0).line();
    }

    /** The line with the longest word of the message that stands on one line of the file only; 0 if there is none. */
    private static int lineOfRarestWord(RouteText text, String message) {
        List<String> lines = text.text().lines().toList();
        return WORD.matcher(message)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .mapToInt(word -> onlyLine(lines, word))
                .filter(line -> line > 0)
                .findFirst()
                .orElse(0);
    }

    private static int onlyLine(List<String> lines, String word) {
        int found = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).toLowerCase(Locale.ROOT);
            if (line.contains(word) && !line.contains("description:") && !line.contains("note:")) {
                if (found > 0) {
                    return 0;
                }
                found = i + 1;
            }
        }
        return found;
    }
}
