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
}
