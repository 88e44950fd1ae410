package dev.serai.sandbox;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written on a card, in the order in which it is shown (facts 6). */
enum CardField {
    EXCHANGE_DATE("exchangeDate", 10),
    LAST_NAME("lastName", 250),
    FIRST_NAME("firstName", 250),
    LAST_NAME_READING("lastNameReading", 0),
    FIRST_NAME_READING("firstNameReading", 0),
    DEPARTMENT_NAME("departmentName", 0),
    TITLE("title", 0),
    EMAIL("email", 0),
    MOBILE("mobile", 0),
    COMPANY_NAME("companyName", 0),
    COUNTRY_CODE("countryCode", 4),
    POSTAL_CODE("postalCode", 10),
    PREFECTURE("prefecture", 0),
    CITY("city", 0),
    STREET("street", 0),
    BUILDING("building", 0),
    TEL("tel", 0),
    SECOND_TEL("secondTel", 0),
    FAX("fax", 0),
    URL("url", 0),
    MEMO("memo", 2000);

    private static final Map<String, CardField> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(CardField::member, field -> field));

    private final String member;
    private final int longest;

    CardField(String member, int longest) {
        this.member = member;
        this.longest = longest;
    }

    /** Its name in JSON. */
    String member() {
        return member;
    }

    /** The most characters when registering a card, 0 where none is known (facts 4.4). */
    int longest() {
        return longest;
    }

    /** The field of this name in JSON, or null. */
    static CardField named(String member) {
        return BY_NAME.get(member);
    }
}
