package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.mapping.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes the mapping of a sync that is enabled. */
class MappingsInForceTest extends RemappedHub {
    @Autowired
    SyncStatuses statuses;

    @AfterEach
    void onlyOneFile() throws IOException {
        Files.deleteIfExists(MAPPINGS.resolve("other.yaml"));
    }

    private void add(String line) throws IOException {
        remap(text -> text + "  - " + line + "\n");
    }

    @Test
    void aLineWithAMistakeLeavesInForceWhatWas() throws IOException {
        String before = statuses.of(SYNC).mapping();
        add("{sansan: address, hubspot: sansan_address, label: Address, as: postal}");
        run();
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        assertThat(statuses.of(SYNC).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(14);
            assertThat(finding.message()).startsWith("\"postal\" is no converter");
        });
    }

    @Test
    void aPropertyThatOnlyAFilterNamesMustBeThereToo() throws IOException {
        String before = statuses.of(SYNC).mapping();
        with("filters:\n  to-sansan:\n    all:\n      - {any: [{field: lifecyclestag, is: customer}]}");
        run();
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        assertThat(statuses.of(SYNC).findings())
                .singleElement()
                .asString()
                .startsWith(
                        "cards.yaml:11: property lifecyclestag: the account has none of this name; correct the name");
    }

    @Test
    void aLineThatWritesTextWhereHubspotTakesNoneLeavesInForceWhatWas() throws IOException {
        String before = statuses.of(SYNC).mapping();
        add("{sansan: departmentName, hubspot: associatedcompanyid}");
        run();
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        assertThat(statuses.of(SYNC).findings())
                .singleElement()
                .asString()
                .startsWith(
                        "cards.yaml:14: property associatedcompanyid: its type is number, and as: text writes string");
    }

    @Test
    void cardsThatTheSyncWouldNeverSeeAgainLeaveInForceWhatWas() throws IOException {
        String before = statuses.of(SYNC).mapping();
        remap(text -> text.replace("sansan: main", "sansan: tagged"));
        run();
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        assertThat(statuses.of(SYNC).findings())
                .singleElement()
                .asString()
                .startsWith("cards.yaml:4: new-card-tags: keys [tagged] read cards with chosen tags only, and new cards"
                        + " get none, so");
    }

    @Test
    void aPropertyThatHubspotLacksLeavesInForceWhatWasUntilItIsThere() throws IOException {
        String before = statuses.of(SYNC).mapping();
        add("{sansan: address, hubspot: whole_address, label: Address}");
        run();
        assertThat(catalogue.find(SYNC).orElseThrow().mappingVersion()).isEqualTo(before);
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        List<Finding> findings = statuses.of(SYNC).findings();
        assertThat(findings).singleElement().asString().startsWith("cards.yaml:14: property whole_address: ");
        assertThat(syncs.createProperties(SYNC, "test")).containsExactly("whole_address");
        run();
        assertThat(statuses.of(SYNC).findings()).isEmpty();
        assertThat(statuses.of(SYNC).mapping())
                .isNotEqualTo(before)
                .isEqualTo(catalogue.find(SYNC).orElseThrow().mappingVersion());
    }

    @ParameterizedTest
    @CsvSource({
        "hubspot: main, hubspot: mian, 'cards.yaml:2: hubspot: \"mian\" is no account under hubspot.accounts; known are main'",
        "sansan: main, 'sansan: [main, second]', 'cards.yaml:3: sansan: \"second\" is no key under sansan.keys; known are main, tagged'"
    })
    void aNameThatIsNotConfiguredLeavesInForceWhatWas(String line, String wrong, String finding) throws IOException {
        String before = statuses.of(SYNC).mapping();
        remap(text -> text.replace(line, wrong));
        assertThat(run().state()).isEqualTo("COMPLETED");
        SyncStatus status = statuses.of(SYNC);
        assertThat(status.mapping()).isEqualTo(before);
        assertThat(status.findings()).singleElement().asString().isEqualTo(finding);
    }

    @Test
    void aFileThatCannotBeReadConcernsNoOther() throws IOException {
        Path other = MAPPINGS.resolve("other.yaml");
        Files.write(other, new byte[] {'s', 'y', '\n', (byte) 0x83});
        String before = statuses.of(SYNC).mapping();
        remap(text -> text + "# changed\n");
        assertThat(statuses.of(SYNC).mapping()).isNotEqualTo(before);
        assertThat(findings("other")).isEqualTo("[other.yaml:2: byte 0x83 is not UTF-8; save the file in UTF-8]");

        Files.delete(other);
        Files.createDirectory(other);
        remap(text -> text);
        assertThat(statuses.of(SYNC).mapping()).isEqualTo(before);
        assertThat(findings("other")).isEqualTo("[other.yaml: is a folder; rename it, or put a file in its place]");
    }

    @Test
    void aNewFileWithAMistakeIsListedWithIt() throws IOException {
        Files.writeString(
                MAPPINGS.resolve("other.yaml"),
                Files.readString(MAPPINGS.resolve(SYNC + ".yaml")).replace("sync: cards", "sync: another"));
        String finding =
                "[other.yaml:1: sync: \"another\" is not the name of the file; write other or rename the file]";
        assertThat(findings("other")).isEqualTo(finding);
        assertThat(statuses.list())
                .filteredOn(one -> one.name().equals("other"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.state()).isEqualTo("DRAFT");
                    assertThat(one.findings()).hasToString(finding);
                });
        assertThatThrownBy(() -> syncs.preview("other", "test")).hasMessageContaining("has mistakes");
        Files.delete(MAPPINGS.resolve("other.yaml"));
        assertThatThrownBy(() -> statuses.of("other")).hasMessageContaining("no mapping file of that name");
    }

    private String findings(String name) {
        return statuses.of(name).findings().toString();
    }
}
