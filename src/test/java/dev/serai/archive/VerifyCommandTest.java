package dev.serai.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void provesAnArchive() throws IOException {
        Path archive = Examples.archive(folder);
        assertThat(run(archive.toString())).isZero();
        assertThat(printed.toString(UTF_8))
                .contains("main.zip: 5 entries, 33 rows, ")
                .endsWith("verified: all is as the manifest says" + System.lineSeparator());
    }

    @Test
    void tellsWhatIsWrong() throws IOException {
        Path archive = Examples.archive(folder);
        Path broken = folder.resolve("broken.zip");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[200] ^= 1;
        Files.write(broken, bytes);
        assertThat(run(archive.toString(), broken.toString())).isEqualTo(1);
        assertThat(printed.toString(UTF_8)).contains("  contacts.csv: ").contains("NOT verified");
    }

    @Test
    void tellsHowToCallIt() {
        assertThat(run()).isEqualTo(2);
        assertThat(printed.toString(UTF_8)).startsWith("verify: no file given; ");
    }

    @Test
    void tellsWhatIsNoFile() {
        assertThat(run(folder.resolve("x.zip").toString(), folder.toString(), "a\0b"))
                .isEqualTo(2);
        assertThat(printed.toString(UTF_8)).hasLineCount(3).contains("x.zip: there is no such file");
    }

    private int run(String... args) {
        return VerifyCommand.run(args, new PrintStream(printed, true, UTF_8));
    }
}
