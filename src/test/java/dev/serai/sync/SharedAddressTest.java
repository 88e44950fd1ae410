package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards of several persons bear one address, of which HubSpot has one contact; the mapping tells persons by their names. */
class SharedAddressTest extends RemappedHub {
    private static final String BY_PERSON = "dedupe: {by: [person]}\nmatch:\n  - [lastname, firstname]";

    private final String address = "shared" + System.nanoTime() + "@example.com";

    @BeforeEach
    void byPerson() throws IOException {
        with(BY_PERSON);
    }

    private String card(String name) {
        return newCard("'lastName': '" + name + System.nanoTime() + "', 'firstName': 'A', 'email': '" + address + "'");
    }

    private String status(String side, String record) {
        return jdbc.sql("select status from sync_record where side = ? and id = ?")
                .params(side, record)
                .query(String.class)
                .single();
    }

    @Test
    void oneOfThemIsLinkedAndTheOthersFail() throws IOException {
        remap(text -> text.replace("new-in-sansan: create", "new-in-sansan: off\n" + BY_PERSON));
        String contact = newContact("'lastname': 'Reception', 'firstname': 'R', 'email': '" + address + "'");
        String one = card("One");
        String two = card("Two");
        run();
        assertThat(new String[] {contactOf(one), contactOf(two)}).containsExactlyInAnyOrder(contact, null);
        assertThat(new String[] {status("SANSAN", one), status("SANSAN", two)}).containsOnlyOnce("failing");
    }

    @Test
    void theContactOfAnotherCardDoesNotFail() {
        String one = card("One");
        run();
        String two = card("Two");
        run();
        assertThat(status("SANSAN", two)).isEqualTo("failing");
        assertThat(status("HUBSPOT", contactOf(one))).isEqualTo("in-sync");
    }

    @Test
    void aContactThatAnotherCardIsLinkedWithByTheSameRunIsNotTaken() {
        String name = "Named" + System.nanoTime();
        String contact = newContact("'lastname': '" + name + "', 'firstname': 'N', 'email': '" + address + "'");
        String two = card("Two");
        String named = newCard("'lastName': '" + name + "', 'firstName': 'N', 'email': ''");
        run();
        assertThat(contactOf(named)).isEqualTo(contact);
        assertThat(status("SANSAN", two)).isEqualTo("failing");
    }
}
