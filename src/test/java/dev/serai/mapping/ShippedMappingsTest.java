package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The files in mappings/ can be loaded, and their examples hold. */
class ShippedMappingsTest {
    private static final Path FOLDER = Path.of("mappings");

    @TestFactory
    Stream<DynamicTest> loads() throws IOException {
        return MappingReader.readAll(FOLDER).stream()
                .map(loaded -> dynamicTest(loaded.file(), () -> {
                    assertThat(loaded.findings()).isEmpty();
                    assertThat(loaded.examples()).isPositive();
                }));
    }

    @Test
    void theDefaultMappingIsThere() throws IOException {
        assertThat(MappingReader.readAll(FOLDER)).extracting(Loaded::file).contains("sansan-contacts.yaml");
    }
}
