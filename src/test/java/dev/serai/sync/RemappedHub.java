package dev.serai.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same hub with another mapping, which is put back after each test. */
abstract class RemappedHub extends SyncHub {
    private static final Path FILE = MAPPINGS.resolve(SYNC + ".yaml");

    private String text;

    @BeforeEach
    void remember() throws IOException {
        text = Files.readString(FILE);
    }

    @AfterEach
    void restore() throws IOException {
        Files.writeString(FILE, text);
        run();
    }

    /** @param change of the file as it was before the test */
    void remap(UnaryOperator<String> change) throws IOException {
        Files.writeString(FILE, change.apply(text));
    }

    /** With some keys more. */
    void with(String keys) throws IOException {
        remap(text -> text.replace("fields:\n", keys + "\nfields:\n"));
    }

    /** @param body members of the card, with single quotes for double ones; its id */
    static String card(String body) {
        return hook(SANSAN.baseUrl(), "/cards", "{" + body + "}").get("id").asText();
    }

    /** @param body properties of the contact, with single quotes for double ones; its id */
    static String contact(String body) {
        return hook(HUBSPOT.baseUrl(), "/records/contacts", "{" + body + "}")
                .get("id")
                .asText();
    }

    /** Id of the contact that a card is linked with; null for none. */
    String contactOf(String card) {
        return jdbc.sql("select contact_id from sync_link where sync = ? and card_id = ?")
                .params(SYNC, card)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** What HubSpot has; empty for nothing. */
    static String value(String contact, String property) {
        return call("GET", HUBSPOT.baseUrl() + "/crm/v3/objects/contacts/" + contact + "?properties=" + property, "")
                .at("/properties/" + property)
                .asText("");
    }
}
