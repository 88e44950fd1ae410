package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL would refuse, in keys and in values. */
class StorableValuesTest extends RemappedHub {
    @Test
    void aCombinationLinksACardAndAContact() throws IOException {
        with("match: [email, [lastname, firstname, company]]");
        String name = "Nemo" + System.nanoTime();
        String contact = newContact("'lastname': '" + name + "', 'firstname': 'Jane', 'company': 'サンプル', 'email': '"
                + name + "@home.example.com'");
        String card = newCard("'lastName': '" + name + "', 'firstName': 'Jane', 'companyName': 'ｻﾝﾌﾟﾙ', 'email': '"
                + name + "@work.example.com'");
        run();
        assertThat(contactOf(card)).isEqualTo(contact);
    }

    @Test
    void aNulInAValueOfEitherSideIsLeftOut() {
        String name = "Nul" + System.nanoTime();
        String card =
                newCard("'lastName': '" + name + "', 'title': 'C\\u0000EO', 'email': '" + name + "@card.example.com'");
        String contact = newContact(
                "'lastname': '" + name + "', 'jobtitle': 'C\\u0000FO', 'email': '" + name + "@contact.example.com'");
        run();
        assertThat(value(contactOf(card), "jobtitle")).isEqualTo("CEO");
        assertThat(titlesOf(contact)).containsExactly("CFO");
    }

    @Test
    void aNulInAValueDoesNotKeepItFromBeingWritten() {
        String name = "Later" + System.nanoTime();
        String card = newCard("'lastName': '" + name + "', 'title': 'CEO', 'email': '" + name + "@example.com'");
        run();
        String contact = contactOf(card);
        hook(HUBSPOT.baseUrl(), "/records/contacts/" + contact, "{'jobtitle': 'C\\u0000EO'}");
        hook(SANSAN.baseUrl(), "/cards/" + card, "{'title': 'COO'}");
        run();
        assertThat(value(contact, "jobtitle")).isEqualTo("COO");
    }

    /** Of the cards that were made from a contact. */
    private List<String> titlesOf(String contact) {
        List<String> titles = new ArrayList<>();
        hook("GET", SANSAN.baseUrl(), "/cards", "").forEach(card -> {
            if (contact.equals(Mark.contact(card.path("memo").asText(), "main"))) {
                titles.add(card.path("title").asText());
            }
        });
        return titles;
    }
}
