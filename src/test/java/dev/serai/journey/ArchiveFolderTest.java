package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A folder of archives that is not there when it is needed. */
class ArchiveFolderTest {
    @TempDir
    static Path folder;

    private static Path archives;
    private static HubspotSandbox sandbox;
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException {
        archives = folder.resolve("archives");
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "latency", "60ms",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0",
                "records.contacts", "3000",
                "properties.contacts", "60"));
        hub = new HubProcess(
                        folder.resolve("data"),
                        List.of(
                                "--hubspot.accounts.main.token=sandbox",
                                "--hubspot.accounts.main.base-url=" + sandbox.baseUrl(),
                                "--backup.readers=2",
                                "--backup.folder=" + archives))
                .start();
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandbox.close();
    }

    @AfterEach
    void goesOnOnceTheFolderIsThere() throws IOException {
        remove();
        JsonNode backup = hub.awaitEnd(backUp("products"));
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED");
        assertThat(Path.of(backup.path("path").asText())).exists();
    }

    /** The hub may be writing or clearing there at the same moment. */
    private static void remove() {
        Awaitility.await()
                .ignoreExceptionsInstanceOf(FileSystemException.class)
                .until(() -> FileSystemUtils.deleteRecursively(archives) || Files.notExists(archives));
    }

    private static String backUp(String object) throws IOException {
        return hub.post("/api/backups", "{\"account\":\"main\",\"objects\":[\"" + object + "\"]}")
                .json()
                .path("id")
                .asText();
    }

    @Test
    void saysThatItHasVanishedWhileTheBackupRan() throws IOException {
        String id = backUp("contacts");
        hub.awaitPhase(id, "records");
        remove();
        JsonNode backup = hub.awaitEnd(id);
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("FAILED");
        assertThat(backup.path("failure").asText())
                .contains(archives.toString(), "has vanished while the backup needed it");
    }

    @Test
    void saysThatItIsNoFolder() throws IOException {
        remove();
        Files.writeString(archives, "in the way");
        JsonNode backup = hub.awaitEnd(backUp("contacts"));
        Files.delete(archives);
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("FAILED");
        assertThat(backup.path("failure").asText()).contains(archives.toString(), "Not a directory");
    }
}
