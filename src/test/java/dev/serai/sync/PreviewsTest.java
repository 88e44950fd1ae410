package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.flow.Runs;
import dev.serai.remote.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Previews of a sync that is enabled, and runs that are interrupted while its mapping is changed. */
class PreviewsTest extends SyncHub {
    private static final Path FILE = MAPPINGS.resolve(SYNC + ".yaml");

    @Autowired
    SyncRun syncRun;

    @Autowired
    SyncEnd syncEnd;

    @Autowired
    SyncStatuses statuses;

    @Autowired
    Runs runs;

    private String text;

    @BeforeEach
    void remember() throws IOException {
        text = Files.readString(FILE);
    }

    @AfterEach
    void restore() throws IOException {
        hook(SANSAN.baseUrl(), "/keys/" + KEY, "{'sees': ['*']}");
        Files.writeString(FILE, text);
        run();
        run();
    }

    private SyncRow sync() {
        return catalogue.find(SYNC).orElseThrow();
    }

    private Preview preview() {
        awaitEnd(syncs.preview(SYNC, "test"));
        return Json.read(sync().preview(), Preview.class);
    }

    /** A mapping that cannot be in force, as HubSpot lacks a property, and that reads others. */
    private void mappingThatIsHeldBack() throws IOException {
        Files.writeString(
                FILE,
                text.replace("  - {sansan: title, hubspot: jobtitle}\n", "")
                        + "  - {sansan: address, hubspot: lacking_property, label: Lacking}\n");
    }

    @Test
    void whatAPreviewReadByAnotherMappingIsReadAgainBeforeAnythingIsDecided() throws IOException {
        contact();
        run();
        String inForce = sync().mappingVersion();
        mappingThatIsHeldBack();
        assertThat(preview().version()).isNotEqualTo(inForce);

        SyncRunRow next = run();

        assertThat(next.kind()).isEqualTo("full");
        assertThat(next.mapping()).isEqualTo(inForce);
        assertThat(next.counts()).doesNotContain("Card\"", "Contact\"", "link\"");
        assertThat(run().kind()).isEqualTo("changes");
    }

    @Test
    void soItIsIfThePreviewDiesAndItsFailureIsNoneOfTheSync() throws IOException {
        mappingThatIsHeldBack();
        catalogue.addRun("dies", SYNC, "preview");
        syncRun.open("dies");
        assertThat(sync().fullAt()).isNull();

        syncEnd.failed("dies", new IllegalStateException("died"));

        assertThat(catalogue.run("dies").orElseThrow().state()).isEqualTo("FAILED");
        assertThat(sync().failure()).isNull();
        assertThat(run().kind()).isEqualTo("full");
    }

    @Test
    void aPreviewByTheMappingInForceAsksForNothing() {
        run();
        preview();
        assertThat(run().kind()).isEqualTo("changes");
    }

    @Test
    void aRunThatGoesOnIsBookedUnderTheMappingThatItDecidedBy() throws IOException {
        run();
        String before = sync().mappingVersion();
        catalogue.addRun("goes-on", SYNC, "changes");
        catalogue.reading("goes-on", before, false);
        catalogue.phase("goes-on", SyncRun.WRITING);
        Files.writeString(FILE, text + "# another version\n");

        runs.start("sync", "goes-on");
        awaitEnd("goes-on");

        assertThat(sync().mappingVersion()).isEqualTo(before);
        SyncRunRow next = run();
        assertThat(next.kind()).isEqualTo("full");
        assertThat(sync().mappingVersion()).isEqualTo(next.mapping()).isNotEqualTo(before);
    }

    @Test
    void aPreviewThatMissesTooMuchSaysSoAndStopsNothing() {
        contact();
        run();
        run();
        hook(SANSAN.baseUrl(), "/keys/" + KEY, "{'sees': ['r.smith']}");

        Preview preview = preview();

        assertThat(preview.stops()).singleElement().asString().startsWith("Sansan: no record is to be seen, ");
        assertThat(preview.counts()).doesNotContainKey("MarkGone");
        assertThat(sync().state()).isEqualTo("ENABLED");
        assertThat(jdbc.sql("select count(*) from sync_card where gone")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPreviewTellsWhatReadingAndWritingTake() {
        contact();

        Preview preview = preview();

        RunReport report = statuses.report(SYNC, preview.run());
        assertThat(preview.reading().hubspot()).isEqualTo(report.callsTo().get("hubspot"));
        assertThat(preview.reading().sansan())
                .isEqualTo(report.callsTo().get("sansan"))
                .isPositive();
        assertThat(preview.reading().seconds()).isEqualTo(1);
        assertThat(preview.writing())
                .isEqualTo(new Preview.Part(0, preview.counts().get("CreateCard"), 1));
        assertThat(preview.seconds()).isEqualTo(2);
        assertThat(preview.calls())
                .isEqualTo(preview.reading().hubspot()
                        + preview.reading().sansan()
                        + preview.writing().sansan());
    }
}
