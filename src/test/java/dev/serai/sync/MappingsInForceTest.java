package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes the mapping of a sync that is enabled. */
class MappingsInForceTest extends SyncHub {
    private static final Path FILE = MAPPINGS.resolve(SYNC + ".yaml");

    @Autowired
    SyncStatuses statuses;

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

    private void add(String line) throws IOException {
        Files.writeString(FILE, text + "  - " + line + "\n");
    }

    @Test
    void aLineWithAMistakeLeavesInForceWhatWas() throws IOException {
        String before = statuses.of(SYNC).mapping();
        add("{sansan: address, hubspot: sansan_address, label: Address, as: postal}");
        run();
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        assertThat(statuses.of(SYNC).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(13);
            assertThat(finding.message()).startsWith("\"postal\" is no converter");
        });
    }

    @Test
    void aPropertyThatHubspotLacksLeavesInForceWhatWasUntilItIsThere() throws IOException {
        String before = statuses.of(SYNC).mapping();
        add("{sansan: address, hubspot: whole_address, label: Address}");
        run();
        assertThat(catalogue.find(SYNC).orElseThrow().mappingVersion()).isEqualTo(before);
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        List<Finding> findings = statuses.of(SYNC).findings();
        assertThat(findings).singleElement().asString().startsWith("cards.yaml:13: property whole_address: ");
        assertThat(syncs.createProperties(SYNC, "test")).containsExactly("whole_address");
        run();
        assertThat(statuses.of(SYNC).findings()).isEmpty();
        assertThat(statuses.of(SYNC).mapping())
                .isNotEqualTo(before)
                .isEqualTo(catalogue.find(SYNC).orElseThrow().mappingVersion());
    }
}
