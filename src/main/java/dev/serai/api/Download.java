package dev.serai.api;

import dev.serai.remote.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A file that is offered for download, whole or in ranges, so that a broken download goes on where it broke.
 *
 * @param file     the file; its content never changes
 * @param fileName name to save it under
 * @param type     its media type
 * @param sha256   hash of its content in hexadecimal; its entity tag
 */
record Download(Path file, String fileName, MediaType type, String sha256) {
    /**
     * The answer to a GET or HEAD for the file. Spring cuts out the ranges of a {@link FileSystemResource}, but knows
     * nothing of {@code If-Range}, and would read the whole file for a HEAD.
     *
     * @throws Refusal if the file has vanished
     */
    ResponseEntity<Resource> answer(ServletWebRequest request) throws IOException {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .eTag(entityTag())
                .contentType(type)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition());
        try {
            if (request.getHttpMethod() == HttpMethod.HEAD) {
                return answer.contentLength(Files.size(file)).build();
            }
            return rangesAreOfAnotherFile(request)
                    ? answer.contentLength(Files.size(file)).body(new InputStreamResource(Files.newInputStream(file)))
                    : answer.body(readable());
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    Refusal.Kind.GONE,
                    fileName + ": the file has vanished from the hub's disk; look there, or in its copies");
        }
    }

    private String entityTag() {
        return '"' + sha256 + '"';
    }

    private String disposition() {
        return ContentDisposition.attachment().filename(fileName).build().toString();
    }

    /** With {@code If-Range}, ranges count only if the client's part is of this very file (RFC 9110, 13.1.5). */
    private boolean rangesAreOfAnotherFile(ServletWebRequest request) {
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition != null && !condition.strip().equals(entityTag());
    }

    private Resource readable() throws IOException {
        Files.size(file);
        return new FileSystemResource(file);
    }
}
