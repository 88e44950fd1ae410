package dev.serai.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What cards are made up from. Columns are those of the table. */
final class CardWords {
    private static final Map<String, List<String[]>> TABLES =
            TextTable.lines("sansan-words.txt").stream().collect(Collectors.groupingBy(line -> line[0]));

    private static final Map<String, List<String>> COLUMNS = new ConcurrentHashMap<>();
    private static final int STREETS = 12;

    private CardWords() {}

    /** @param town row of the table of towns: 1 prefecture, 2 city, 3 street, 4 postal code, 5 area code, 6 Latin */
    record Company(
            String name, String english, String domain, String[] town, String block, String[] building, String tel) {}

    static List<String[]> table(String name) {
        return TABLES.get(name);
    }

    static List<String> column(String table, int column) {
        return COLUMNS.computeIfAbsent(
                table + column,
                name -> table(table).stream().map(line -> line[column]).toList());
    }

    /** A company, always the same for a number. */
    static Company company(long number) {
        Dice dice = new Dice(number ^ Mix.of("company"));
        String[] stem = dice.of(table("stem"));
        String[] trade = dice.of(table("trade"));
        String[] form = dice.of(table("form"));
        String latin = stem[2] + " " + trade[2];
        String domain = latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return company(
                form[1] + stem[1] + trade[1] + form[2],
                latin + form[3],
                domain + (dice.chance(0.5) ? ".example.co.jp" : ".example.com"),
                dice);
    }

    /** A company of which only the name is known. */
    static Company named(String name, String domain) {
        return company(name, name, domain, new Dice(Mix.of(name)));
    }

    private static Company company(String name, String english, String domain, Dice dice) {
        String[] town = dice.of(table("town"));
        String block = (1 + dice.below(STREETS)) + "-" + (1 + dice.below(30)) + "-" + (1 + dice.below(STREETS));
        String[] building = dice.chance(0.6) ? dice.of(table("building")) : null;
        int rest = 10 - town[5].length();
        String tel = town[5] + "-" + dice.digits(rest - 4) + "-" + dice.digits(4);
        return new Company(name, english, domain, town, block, building, tel);
    }
}
