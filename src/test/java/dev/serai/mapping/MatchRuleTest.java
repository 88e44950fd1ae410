package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchRuleTest {
    private static final Mapping MAPPING =
            Files.mapping(Files.SMALL.replace("fields:", "match: [card-id, email, [lastname, company]]\nfields:"));

    private static String found(Map<String, String> card, Map<String, String> contact) {
        return MAPPING.match(card, contact).map(MatchRule::name).orElse("none");
    }

    @Test
    void takesTheFirstThatFits() {
        Map<String, String> card = Map.of("id", "C1", "email", "a@b.com", "lastName", "見本", "companyName", "ｻﾝﾌﾟﾙ");
        assertThat(found(card, Map.of("card_id", "C1", "email", "a@b.com"))).isEqualTo("card-id");
        assertThat(found(card, Map.of("card_id", "C2", "email", "A@b.com "))).isEqualTo("email");
        assertThat(found(card, Map.of("lastname", "見 本", "company", "サンプル"))).isEqualTo("lastname+company");
        assertThat(found(card, Map.of("lastname", "見本"))).isEqualTo("none");
    }

    @Test
    void looksAtAllAddressesOfAContact() {
        Map<String, String> contact = Map.of("email", "new@b.com", "hs_additional_emails", "x@b.com;a@b.com");
        assertThat(found(Map.of("email", "a@b.com"), contact)).isEqualTo("email");
    }

    @Test
    void nothingIsNotEqualToNothing() {
        assertThat(found(Map.of(), Map.of())).isEqualTo("none");
        assertThat(found(Map.of("email", "nobody"), Map.of("email", "nobody"))).isEqualTo("none");
        assertThat(found(Map.of("lastName", "a", "companyName", " "), Map.of("lastname", "a", "company", "")))
                .isEqualTo("none");
    }
}
