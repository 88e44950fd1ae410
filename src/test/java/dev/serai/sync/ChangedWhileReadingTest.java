package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mapping file that is changed after a run was started and before it reads, as when the run was interrupted. */
class ChangedWhileReadingTest extends RemappedHub {
    private static final String RUN = "20260101-000000-cards-aaaaaa";

    @Autowired
    SyncRun steps;

    @Autowired
    Running running;

    @AfterEach
    void end() {
        running.remove(RUN);
        jdbc.sql("delete from sync_run where id = ?").param(RUN).update();
    }

    @Test
    void makesARunOfWhatChangedAFullComparison() throws IOException {
        run();
        assertThat(catalogue.addRun(RUN, SYNC, "changes")).isTrue();
        remap(text -> text + "  - {sansan: departmentName, hubspot: city}\n");
        Work work = steps.open(RUN);
        assertThat(work.full()).isTrue();
        assertThat(catalogue.run(RUN).orElseThrow().kind()).isEqualTo("full");
        assertThat(catalogue.find(SYNC).orElseThrow().fullAt())
                .as("until it has come to its end")
                .isNull();
    }

    @Test
    void isLookedAtWhollyAgainWhenTheFileBeforeIsBack() throws IOException {
        run();
        assertThat(catalogue.addRun(RUN, SYNC, "full")).isTrue();
        remap(text -> text + "  - {sansan: departmentName, hubspot: city}\n");
        assertThat(steps.open(RUN).mapping().field("city")).isPresent();
        end();
        jdbc.sql("update sync_card set touched = false where sync = ?")
                .param(SYNC)
                .update();
        remap(text -> text);
        assertThat(run().kind()).isEqualTo("full");
    }
}
