package dev.serai.sandbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is written on one card of a person. */
final class CardDrawing {
    private static final String CIRCLE = "●";
    private static final List<String> HALF_WIDTH = List.of("ｶ)ﾔﾏﾀﾞｼﾖｳｼﾞ", "ｻｸﾗｿﾌﾄ(ｶ", "ﾄｳﾄﾃﾞﾝｷ ｶﾌﾞｼｷｶﾞｲｼﾔ", "ﾐﾅﾄ ｲﾝｻﾂ");
    private static final List<String> BAD_URLS =
            List.of("http//www.example.jp", "www.example.co.jp", "https://例え.テスト/", "htp:/example", "準備中");

    private final Dice dice;
    private final double mess;

    CardDrawing(Dice dice, double mess) {
        this.dice = dice;
        this.mess = mess;
    }

    /** @param exchanged day of the exchange, null if it was not noted */
    Map<CardField, String> japanese(People.Person person, String exchanged) {
        Map<CardField, String> card = common(person, exchanged);
        CardWords.Company company = person.company();
        put(card, CardField.LAST_NAME, person.last()[0]);
        put(card, CardField.FIRST_NAME, person.first()[0]);
        if (dice.chance(0.8)) {
            boolean narrow = new Dice(Mix.of("reading") + person.place()).chance(0.03 * mess);
            put(card, CardField.LAST_NAME_READING, reading(person.last()[1], narrow));
            put(card, CardField.FIRST_NAME_READING, reading(person.first()[1], narrow));
        }
        put(card, CardField.COMPANY_NAME, company.name());
        put(card, CardField.DEPARTMENT_NAME, dice.chance(0.8) ? dice.of(CardWords.column("department", 1)) : null);
        put(card, CardField.TITLE, dice.chance(0.8) ? dice.of(CardWords.column("title", 1)) : null);
        put(card, CardField.PREFECTURE, company.town()[1]);
        put(card, CardField.CITY, company.town()[2]);
        put(card, CardField.STREET, company.town()[3] + company.block());
        put(card, CardField.BUILDING, company.building() == null ? null : company.building()[1] + "3F");
        put(card, CardField.TEL, company.tel());
        return spoiled(card);
    }

    private static String reading(String kana, boolean narrow) {
        return narrow ? HalfWidth.of(kana) : kana;
    }

    /** The back of a card that has an English side. */
    Map<CardField, String> english(People.Person person, String exchanged) {
        Map<CardField, String> card = common(person, exchanged);
        CardWords.Company company = person.company();
        put(card, CardField.LAST_NAME, latin(person.last()));
        put(card, CardField.FIRST_NAME, latin(person.first()));
        put(card, CardField.COMPANY_NAME, company.english());
        put(card, CardField.DEPARTMENT_NAME, dice.chance(0.8) ? dice.of(CardWords.column("department", 2)) : null);
        put(card, CardField.TITLE, dice.chance(0.8) ? dice.of(CardWords.column("title", 2)) : null);
        put(card, CardField.STREET, company.block() + " " + company.town()[6]);
        put(card, CardField.BUILDING, company.building() == null ? null : company.building()[2] + " 3F");
        put(card, CardField.TEL, "+81-" + company.tel().substring(1));
        return card;
    }

    private Map<CardField, String> common(People.Person person, String exchanged) {
        Map<CardField, String> card = new EnumMap<>(CardField.class);
        Dice own = new Dice(Mix.of("mobile") + person.place());
        CardWords.Company company = person.company();
        put(card, CardField.EXCHANGE_DATE, exchanged);
        put(card, CardField.EMAIL, person.email());
        put(card, CardField.MOBILE, own.chance(0.6) ? "090-" + own.digits(4) + "-" + own.digits(4) : null);
        put(card, CardField.COUNTRY_CODE, "JP");
        put(card, CardField.POSTAL_CODE, company.town()[4]);
        put(card, CardField.SECOND_TEL, dice.chance(0.1) ? "0120-" + dice.digits(3) + "-" + dice.digits(3) : null);
        put(card, CardField.FAX, dice.chance(0.4) ? company.tel().replaceAll("\\d{4}$", dice.digits(4)) : null);
        put(card, CardField.URL, dice.chance(0.7) ? "https://www." + company.domain() + "/" : null);
        put(
                card,
                CardField.MEMO,
                dice.chance(0.15) ? dice.of(CardWords.column("memo", 1)).replace("\\n", "\n") : null);
        return card;
    }

    private Map<CardField, String> spoiled(Map<CardField, String> card) {
        if (messy(0.02)) {
            CardField field = dice.of(List.of(CardField.LAST_NAME, CardField.STREET, CardField.FIRST_NAME));
            put(card, field, circled(card.get(field)));
        }
        if (messy(0.03) && card.get(CardField.EMAIL) != null) {
            put(card, CardField.EMAIL, badMail(card.get(CardField.EMAIL)));
        }
        if (messy(0.02) && card.get(CardField.EMAIL) != null) {
            put(card, CardField.EMAIL, card.get(CardField.EMAIL).toUpperCase(java.util.Locale.ROOT));
        }
        if (messy(0.06)) {
            card.remove(CardField.EMAIL);
        }
        if (messy(0.02)) {
            put(card, CardField.URL, dice.of(BAD_URLS));
        }
        if (messy(0.01)) {
            put(card, CardField.COMPANY_NAME, dice.of(HALF_WIDTH));
            put(card, CardField.TITLE, "ﾏﾈｰｼﾞｬｰ");
        }
        if (messy(0.01)) {
            List.of(
                            CardField.LAST_NAME,
                            CardField.FIRST_NAME,
                            CardField.LAST_NAME_READING,
                            CardField.FIRST_NAME_READING)
                    .forEach(card::remove);
        }
        if (messy(0.01)) {
            put(card, CardField.TEL, "代表 " + card.get(CardField.TEL) + "（内線 12）");
        }
        return card;
    }

    private boolean messy(double usual) {
        return dice.chance(usual * mess);
    }

    private String circled(String text) {
        int at = dice.below(text.codePointCount(0, text.length()));
        int from = text.offsetByCodePoints(0, at);
        return text.substring(0, from) + CIRCLE + text.substring(text.offsetByCodePoints(from, 1));
    }

    private String badMail(String email) {
        return switch (dice.below(7)) {
            case 0 -> email.replace('@', '＠');
            case 1 -> email.replace("@", "");
            case 2 -> email + ".";
            case 3 -> email.replace("@", " @ ");
            case 4 -> circled(email);
            case 5 -> "mailto:" + email;
            default -> email.replace("@", "@@");
        };
    }

    private static String latin(String[] name) {
        return name[2] == null ? name[0] : name[2];
    }

    private static void put(Map<CardField, String> card, CardField field, String value) {
        if (value != null && !value.isEmpty()) {
            card.put(field, value);
        }
    }
}
