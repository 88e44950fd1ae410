package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.HubTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

@HubTest
@Import(DownloadTest.Offer.class)
class DownloadTest {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    @TempDir
    private static Path folder;

    @TestConfiguration
    @RestController
    static class Offer {
        @GetMapping("/api/file")
        ResponseEntity<Resource> file(ServletWebRequest request) throws IOException {
            return new Download(folder.resolve("digits"), "backup-main-1.zip", ZIP, "cafe").answer(request);
        }

        @GetMapping("/api/vanished")
        ResponseEntity<Resource> vanished(ServletWebRequest request) throws IOException {
            return new Download(folder.resolve("nowhere"), "gone.zip", ZIP, "cafe").answer(request);
        }
    }

    @LocalServerPort
    private int port;

    @BeforeAll
    static void writeTheFile() throws IOException {
        Files.writeString(folder.resolve("digits"), "0123456789");
    }

    private Api.Answer get(String... headers) throws IOException, InterruptedException {
        return new Api(port, "test").get("/api/file", headers);
    }

    @Test
    void offersTheWholeFileUnderItsName() throws Exception {
        Api.Answer answer = get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.type()).isEqualTo("application/zip");
        assertThat(answer.header("Content-Length")).isEqualTo("10");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"backup-main-1.zip\"");
        assertThat(answer.header("ETag")).isEqualTo("\"cafe\"");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void goesOnWhereADownloadBroke() throws Exception {
        Api.Answer answer = get("Range", "bytes=7-");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("789");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes 7-9/10");
        assertThat(answer.header("Content-Length")).isEqualTo("3");
        assertThat(answer.header("ETag")).isEqualTo("\"cafe\"");
    }

    @Test
    void servesTheLastBytes() throws Exception {
        assertThat(get("Range", "bytes=-2").body()).isEqualTo("89");
    }

    @Test
    void servesSeveralRangesInParts() throws Exception {
        Api.Answer answer = get("Range", "bytes=0-1,8-9");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.type()).startsWith("multipart/byteranges");
        assertThat(answer.body()).contains("Content-Range: bytes 0-1/10", "Content-Range: bytes 8-9/10");
    }

    @Test
    void saysHowLongTheFileIsToWhoAsksBeyondItsEnd() throws Exception {
        Api.Answer answer = get("Range", "bytes=10-");

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void servesARangeOfTheVeryFileTheClientHasAPartOf() throws Exception {
        assertThat(get("Range", "bytes=7-", "If-Range", "\"cafe\"").status()).isEqualTo(206);
    }

    @Test
    void startsAnewForAClientWithAPartOfAnotherFile() throws Exception {
        Api.Answer answer = get("Range", "bytes=7-", "If-Range", "\"babe\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.header("Content-Length")).isEqualTo("10");
    }

    @Test
    void sendsNothingToWhoHasItAlready() throws Exception {
        assertThat(get("If-None-Match", "\"cafe\"").status()).isEqualTo(304);
    }

    @Test
    void describesTheFileWithoutSendingIt() throws Exception {
        Api.Answer answer = new Api(port, "test").call("HEAD", "/api/file", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length")).isEqualTo("10");
        assertThat(answer.header("ETag")).isEqualTo("\"cafe\"");
    }

    @Test
    void saysThatTheFileHasVanished() throws Exception {
        Api.Answer answer = new Api(port, "test").get("/api/vanished");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asText()).startsWith("gone.zip: the file has vanished");
    }
}
