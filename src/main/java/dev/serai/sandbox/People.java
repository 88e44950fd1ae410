package dev.serai.sandbox;

import java.util.Locale;

/** Makes up the people on the cards. Some are contacts of the HubSpot sandbox, so that the two have e-mail addresses in common. */
final class People {
    /**
     * @param last written, reading, in Latin letters; the latter two null if they are not known
     * @param first likewise
     * @param email null for none
     * @param place a number of this person's own
     */
    record Person(String[] last, String[] first, String email, CardWords.Company company, int place) {
        /** The same person at another company. */
        Person at(CardWords.Company other) {
            return new Person(last, first, address(this, other), other, place);
        }

        Person withEmail(String other) {
            return new Person(last, first, other, company, place);
        }
    }

    private static final int CARDS_PER_COMPANY = 8;

    private final SansanSettings settings;
    private final Records contacts;
    private final Shuffle shuffle;
    private int known;
    private int made;

    /** @param contacts of the HubSpot sandbox, null for none */
    People(SansanSettings settings, Records contacts) {
        this.settings = settings;
        this.contacts = contacts;
        this.shuffle = contacts == null ? null : new Shuffle(contacts.ids().size());
    }

    Person next() {
        int place = made++;
        Dice dice = new Dice(settings.seed() ^ Mix.mix(place));
        Person person =
                new Person(row(dice, "last"), row(dice, "first"), null, company(dice.below(companies())), place);
        if (contacts != null && dice.chance(settings.known())) {
            Person contact = contact(person);
            if (contact != null) {
                return contact;
            }
        }
        return person.withEmail(dice.chance(0.92) ? address(person, person.company()) : null);
    }

    /** Another company than the person's. */
    CardWords.Company otherCompany(Person person, Dice dice) {
        int other = dice.below(companies());
        return company(other).equals(person.company()) ? company(other + 1) : company(other);
    }

    private CardWords.Company company(int number) {
        return CardWords.company(settings.seed() + number);
    }

    private int companies() {
        return 10 + settings.cards() / CARDS_PER_COMPANY;
    }

    /** The next contact that is alive and has an address, null if all have been taken. */
    private Person contact(Person madeUp) {
        while (known < contacts.ids().size()) {
            Row row = contacts.at(shuffle.at(known++));
            String email = text(row, "email");
            if (!row.binned() && !row.mergedAway() && email != null) {
                String company = text(row, "company");
                return new Person(
                        name(row, "lastname", madeUp.last(), "last"),
                        name(row, "firstname", madeUp.first(), "first"),
                        email,
                        company == null
                                ? madeUp.company()
                                : CardWords.named(company, email.substring(email.indexOf('@') + 1)),
                        madeUp.place());
            }
        }
        return null;
    }

    private String text(Row row, String property) {
        Property known = contacts.property(property);
        return known == null ? null : row.text(known);
    }

    /** The contact's name with its reading if that is known, or the made-up one. */
    private String[] name(Row row, String property, String[] madeUp, String table) {
        String written = text(row, property);
        if (written == null) {
            return madeUp;
        }
        return CardWords.table(table).stream()
                .filter(line -> line[1].equals(written))
                .findFirst()
                .map(People::columns)
                .orElse(new String[] {written, null, null});
    }

    private static String[] row(Dice dice, String table) {
        return columns(dice.of(CardWords.table(table)));
    }

    private static String[] columns(String[] line) {
        return new String[] {line[1], line[2], line[3]};
    }

    /** Differs from that of everybody else. */
    private static String address(Person person, CardWords.Company company) {
        String name = person.last()[2] == null ? "contact" : person.last()[2];
        String first = person.first()[2] == null ? "x" : person.first()[2];
        return (first.charAt(0) + "." + name).toLowerCase(Locale.ROOT) + person.place() + "@" + company.domain();
    }
}
