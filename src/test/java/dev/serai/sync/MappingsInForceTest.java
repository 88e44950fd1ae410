package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Finding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes the mapping of a sync that is enabled. */
class MappingsInForceTest extends RemappedHub {
    @Autowired
    SyncStatuses statuses;

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
            assertThat(finding.line()).isEqualTo(13);
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
                        "cards.yaml:10: property lifecyclestag: the account has none of this name; correct the name");
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
                        "cards.yaml:13: property associatedcompanyid: its type is number, and as: text writes string");
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
        assertThat(findings).singleElement().asString().startsWith("cards.yaml:13: property whole_address: ");
        assertThat(syncs.createProperties(SYNC, "test")).containsExactly("whole_address");
        run();
        assertThat(statuses.of(SYNC).findings()).isEmpty();
        assertThat(statuses.of(SYNC).mapping())
                .isNotEqualTo(before)
                .isEqualTo(catalogue.find(SYNC).orElseThrow().mappingVersion());
    }
}
