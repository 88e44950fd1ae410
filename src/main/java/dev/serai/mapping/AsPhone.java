package dev.serai.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * A telephone number: as {@code phone} in the form +81312345678 if it is a valid one without an extension, else as it is
 * written; as {@code phone-as-written} always as it is written. Either way numbers are compared by what one would dial.
 */
final class AsPhone extends SingleConverter {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private final boolean asWritten;

    private AsPhone(String name, boolean asWritten) {
        super(name);
        this.asWritten = asWritten;
    }

    static AsPhone international() {
        return new AsPhone("phone", false);
    }

    static AsPhone asWritten() {
        return new AsPhone("phone-as-written", true);
    }

    /** Null if it is not a valid number. */
    private static PhoneNumber number(String text, String country) {
        try {
            PhoneNumber number = NUMBERS.parse(Texts.width(text), country);
            return NUMBERS.isValidNumber(number) ? number : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    @Override
    Converted toHubspot(String value, String country) {
        if (Texts.unreadable(value)) {
            return Texts.refusedAsUnreadable(value);
        }
        PhoneNumber number = asWritten ? null : number(value, country);
        return Converted.of(
                number == null || number.hasExtension()
                        ? Texts.width(value)
                        : NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    @Override
    public Converted toSansan(String value, String country) {
        PhoneNumber number = asWritten ? null : number(value, country);
        if (number == null || number.hasExtension()) {
            return Converted.of(Texts.width(value));
        }
        boolean domestic = country.equals(NUMBERS.getRegionCodeForNumber(number));
        return Converted.of(
                NUMBERS.format(number, domestic ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL));
    }

    @Override
    public String canonical(String value, String country) {
        PhoneNumber number = number(value, country);
        return number == null
                ? Texts.folded(value)
                : NUMBERS.format(number, PhoneNumberFormat.E164)
                        + (number.hasExtension() ? ";ext=" + number.getExtension() : "");
    }
}
