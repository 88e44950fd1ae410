package dev.serai.archive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;

/** The manifest as JSON: fields in the order of the records, instants as in ISO 8601, unknown fields passed over. */
final class ManifestJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) throws IOException {
        return JSON.writeValueAsBytes(manifest);
    }

    /** @throws IOException if it is not a manifest, or one of a format that is not known here */
    static Manifest read(InputStream in) throws IOException {
        Manifest manifest = JSON.readValue(in, Manifest.class);
        if (manifest == null || manifest.formatVersion() != Manifest.FORMAT) {
            throw new IOException(EntryName.MANIFEST + ": format version "
                    + (manifest == null ? "is missing" : manifest.formatVersion()) + "; this program reads version "
                    + Manifest.FORMAT);
        }
        return manifest;
    }
}
