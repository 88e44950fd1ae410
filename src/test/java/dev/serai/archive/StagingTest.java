package dev.serai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
    @TempDir
    Path folder;

    @Test
    void listsThePartsOfAnEntryInOrder() throws IOException {
        Staging staging = new Staging(folder.resolve("b-1"));
        for (int number : new int[] {10, 0, 2}) {
            Examples.segment(staging.part("associations/a-b.csv", number), 1, 5, "x");
        }
        Examples.segment(staging.later("associations/a-b.csv", 0), 1, 5, "x");
        Examples.segment(staging.part("a-b.csv", 0), 1, 5, "x");

        assertThat(staging.parts("associations/a-b.csv"))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("part-000000.rows", "part-000002.rows", "part-000010.rows");
        assertThat(staging.laterParts("associations/a-b.csv"))
                .containsExactly(staging.later("associations/a-b.csv", 0));
        assertThat(staging.bytes()).isEqualTo(5 * Files.size(staging.part("a-b.csv", 0)));
    }

    @Test
    void deletesItsOwnFolderOnly() throws IOException {
        Staging staging = new Staging(folder.resolve("b-1"));
        Staging other = new Staging(folder.resolve("b-2"));
        Examples.segment(staging.part("contacts.csv", 0), 1, 5, "x");
        Examples.segment(other.part("contacts.csv", 0), 1, 5, "x");
        staging.delete();
        staging.delete();
        assertThat(folder.toFile().list()).containsExactly("b-2");
    }

    @Test
    void isEmptyBeforeAnythingIsThere() throws IOException {
        Staging staging = new Staging(folder.resolve("b-1"));
        assertThat(staging.parts("contacts.csv")).isEmpty();
        assertThat(staging.bytes()).isZero();
    }

    @Test
    void keepsEveryEntryInsideTheFolder() {
        Staging staging = new Staging(folder);
        assertThat(staging.part("a/b/c*".replace("*", "é"), 1).getParent().getParent())
                .isEqualTo(folder);
        assertThatThrownBy(() -> staging.part("../x", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
