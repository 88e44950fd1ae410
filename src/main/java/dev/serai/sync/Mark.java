package dev.serai.sync;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the hub writes as the last line of a new card's memo, so that the card is known again when it comes back, also if
 * Sansan did not tell its id.
 */
final class Mark {
    private static final Pattern LINE = Pattern.compile("(?m)^HubSpot contact ([\\w.-]+)/(\\d+)\\s*$");
    /** Most characters that Sansan takes for a memo. */
    private static final int LONGEST = 2000;

    private Mark() {}

    /** @param memo null for none; it must {@link #fits fit} */
    static String put(String memo, String account, String contactId) {
        String mark = line(account, contactId);
        return memo == null || memo.isBlank() ? mark : memo + "\n" + mark;
    }

    /** Whether Sansan takes a memo with the mark below it. Nothing is cut off: it would count as changed by people. */
    static boolean fits(String memo, String account, String contactId) {
        return put(memo, account, contactId).length() <= LONGEST;
    }

    private static String line(String account, String contactId) {
        return "HubSpot contact " + account + "/" + contactId;
    }

    /** The id of the contact that a card was made from; null if it was not made from one of this account. */
    static String contact(String memo, String account) {
        Matcher found = LINE.matcher(memo == null ? "" : memo);
        while (found.find()) {
            if (found.group(1).equals(account)) {
                return found.group(2);
            }
        }
        return null;
    }

    /** The memo as people wrote it; null if nothing is left. */
    static String strip(String memo) {
        String rest = memo == null ? "" : LINE.matcher(memo).replaceAll("").strip();
        return rest.isEmpty() ? null : rest;
    }
}
