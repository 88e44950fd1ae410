package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people may be called. */
final class PersonNames {
    /** Can stand in a header, and in the journal beside other names. */
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,127}");

    private static final int LONGEST_NAME = 200;

    private PersonNames() {}

    /** A login as it is stored; empty for null. */
    static String normal(String login) {
        return login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * A login as it is stored.
     *
     * @throws Refusal if it cannot be one
     */
    static String login(String wanted) {
        String login = normal(wanted);
        if (!LOGIN.matcher(login).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "login: '" + wanted
                            + "' cannot be used; take up to 128 letters, digits, '.', '_', '@', '+' and '-'");
        }
        return login;
    }

    /**
     * A name to show as it is stored.
     *
     * @throws Refusal if it cannot be one
     */
    static String name(String wanted) {
        String name = wanted.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal(Refusal.Kind.INVALID, "name: " + name.length() + " characters; use 1 to " + LONGEST_NAME);
        }
        return name;
    }
}
