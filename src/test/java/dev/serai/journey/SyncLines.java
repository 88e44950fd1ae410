package dev.serai.journey;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the lines of {@code mappings/sansan-contacts.yaml} do to values, as {@code mappings/README.md} tells it. Written for
 * the tests alone: it knows nothing of the hub's own converters.
 */
final class SyncLines {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Map<String, String> COUNTRIES = countries();
    private static final String REFUSED = "\u0000refused";

    /** @param back whether values can go to a new card */
    record Line(List<String> members, String property, String as, boolean back, boolean sansanWins) {}

    static final List<Line> ALL = List.of(
            line("lastName", "lastname", "text"),
            line("firstName", "firstname", "text"),
            line("email", "email", "email"),
            line("tel", "phone", "phone"),
            line("mobile", "mobilephone", "phone"),
            line("fax", "fax", "phone"),
            line("companyName", "company", "text"),
            line("title", "jobtitle", "text"),
            line("url", "website", "url"),
            line("postalCode", "zip", "postal-code"),
            line("prefecture", "state", "text"),
            line("city", "city", "text"),
            new Line(List.of("street", "building"), "address", "joined", true, false),
            line("countryCode", "country", "country-name"),
            line("departmentName", "sansan_department", "text"),
            line("lastNameReading", "sansan_last_name_kana", "katakana"),
            line("firstNameReading", "sansan_first_name_kana", "katakana"),
            line("secondTel", "sansan_second_phone", "phone"),
            new Line(List.of("exchangeDate"), "sansan_exchange_date", "date", false, false),
            new Line(List.of("memo"), "sansan_memo", "lines", false, false),
            own("tags", "sansan_tags", "tags"),
            own("owner.email", "sansan_owner_email", "email"),
            own("id", "sansan_card_id", "text"),
            own("personId", "sansan_person_id", "text"),
            own("companyId", "sansan_company_id", "text"));

    private SyncLines() {}

    private static Line line(String member, String property, String as) {
        return new Line(List.of(member), property, as, true, false);
    }

    /** What only Sansan knows. */
    private static Line own(String member, String property, String as) {
        return new Line(List.of(member), property, as, false, true);
    }

    /** Whether a converted value cannot be taken over. */
    static boolean refused(String value) {
        return REFUSED.equals(value);
    }

    /** What the property gets from a card: null for empty, or something that is {@link #refused}. */
    static String toContact(Line line, Map<String, String> card) {
        List<String> values = line.members().stream()
                .map(card::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .toList();
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(0).strip();
        boolean readable = values.stream().noneMatch(one -> one.contains("●"));
        String found = switch (line.as()) {
            case "email" -> email(value) == null ? REFUSED : email(value);
            case "url" -> isUrl(value) ? wide(value) : REFUSED;
            case "phone" -> readable ? international(value, countryOfCard(card)) : REFUSED;
            case "postal-code" -> readable ? postal(value, "-", countryOfCard(card)) : REFUSED;
            case "katakana" -> readable ? oneLine(wide(value)) : REFUSED;
            case "joined" ->
                readable ? values.stream().map(SyncLines::oneLine).collect(Collectors.joining(" ")) : REFUSED;
            case "country-name" -> new Locale.Builder().setRegion(value).build().getDisplayCountry(Locale.ENGLISH);
            case "lines" -> value.replaceAll("\\h*\\R", "\n").strip();
            case "text" -> readable ? oneLine(value) : REFUSED;
            default -> value;
        };
        return found.isEmpty() ? null : found;
    }

    /** What a new card's first member gets from a contact; null for empty. */
    static String toCard(Line line, Map<String, String> contact) {
        String value = contact.get(line.property());
        if (value == null || value.isBlank()) {
            return null;
        }
        return switch (line.as()) {
            case "email" -> email(value);
            case "url" -> isUrl(value) ? wide(value) : null;
            case "phone" -> asDialled(value, countryOf(contact));
            case "postal-code" -> postal(value, "", countryOf(contact));
            case "katakana" -> oneLine(wide(value));
            case "country-name" -> country(value);
            default -> oneLine(value);
        };
    }

    /** Whether two values of a property say the same where numbers are written as in a country; null is empty. */
    static boolean same(Line line, String one, String other, String in) {
        return Objects.equals(plain(line, one, in), plain(line, other, in));
    }

    private static String plain(Line line, String value, String in) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return switch (line.as()) {
            case "email" -> email(value) == null ? value.strip() : email(value);
            case "phone" -> dialled(value, in);
            case "url" ->
                wide(value)
                        .replaceFirst("(?i)^https?://", "")
                        .replaceFirst("/$", "")
                        .toLowerCase(Locale.ROOT);
            case "postal-code" -> postal(value, "", in);
            case "katakana" -> wide(value);
            case "joined" -> value.replaceAll("\\s+", "");
            case "country-name" -> "JP".equals(value) || "日本".equals(value) ? "japan" : value.toLowerCase(Locale.ROOT);
            case "lines" -> value.replaceAll("\\h*\\R", "\n").strip();
            default -> oneLine(value);
        };
    }

    /** An address in its usual form; null if the text is none. */
    static String email(String text) {
        String address = text == null ? "" : wide(text).toLowerCase(Locale.ROOT);
        return address.matches("[\\w.+'-]*[\\w+'-]@([a-z0-9-]+\\.)+[a-z]{2,}") && !address.contains("..")
                ? address
                : null;
    }

    private static boolean isUrl(String text) {
        return wide(text).matches("(https?://)?[^\\s/:?#]+\\.[^\\s/:?#]+([/?#]\\S*)?");
    }

    private static String postal(String text, String between, String country) {
        if (!country.equals("JP") && !text.contains("〒")) {
            return wide(text);
        }
        String digits = wide(text).replaceAll("[〒-]", "").strip();
        return digits.matches("\\d{7}") ? digits.substring(0, 3) + between + digits.substring(3) : wide(text);
    }

    /** The code of a country that is written as code or by its English or Japanese name; null for anything else. */
    private static String country(String text) {
        return COUNTRIES.get(text.strip());
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(country.getDisplayCountry(Locale.ENGLISH), code);
            codes.put(country.getDisplayCountry(Locale.JAPANESE), code);
            codes.put(code, code);
        }
        return codes;
    }

    /** In whose way a card's numbers are written. */
    static String countryOfCard(Map<String, String> card) {
        return COUNTRIES.containsValue(card.get("countryCode")) ? card.get("countryCode") : "JP";
    }

    private static String countryOf(Map<String, String> contact) {
        String written = contact.get("country");
        String code = written == null ? null : country(written);
        return code == null ? "JP" : code;
    }

    private static PhoneNumber number(String text, String country) {
        try {
            PhoneNumber number = PHONES.parse(wide(text), country);
            return PHONES.isValidNumber(number) ? number : null;
        } catch (NumberParseException none) {
            return null;
        }
    }

    private static String international(String text, String in) {
        PhoneNumber number = number(text, in);
        return number == null || number.hasExtension() ? wide(text) : PHONES.format(number, PhoneNumberFormat.E164);
    }

    private static String asDialled(String text, String in) {
        PhoneNumber number = number(text, in);
        if (number == null || number.hasExtension()) {
            return wide(text);
        }
        boolean domestic = in.equals(PHONES.getRegionCodeForNumber(number));
        return PHONES.format(number, domestic ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }

    private static String dialled(String text, String in) {
        PhoneNumber number = number(text, in);
        return number == null
                ? wide(text).toLowerCase(Locale.ROOT).replaceAll("\\s+", "")
                : PHONES.format(number, PhoneNumberFormat.E164)
                        + (number.hasExtension() ? " " + number.getExtension() : "");
    }

    private static String wide(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\h*\\R\\s*", " ").strip();
    }
}
