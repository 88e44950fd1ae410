package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** An archive read by libraries that had no part in writing it. */
final class Unzipped implements AutoCloseable {
    private static final CSVFormat RFC_4180 = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(false)
            .get();

    private final ZipFile zip;

    Unzipped(Path archive) throws IOException {
        zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
    }

    List<String> entries() {
        return zip.stream().map(entry -> entry.getName()).toList();
    }

    JsonNode json(String entry) throws IOException {
        return new ObjectMapper().readTree(zip.getInputStream(zip.getEntry(entry)));
    }

    /** Rows by id, cells by column; the columns that are no properties have a slash ahead of their names. */
    Map<String, Map<String, String>> records(String object) throws IOException {
        Map<String, Map<String, String>> records = new LinkedHashMap<>();
        for (CSVRecord row : rows(object + ".csv")) {
            Map<String, String> cells = new LinkedHashMap<>();
            List<String> names = row.getParser().getHeaderNames();
            for (int column = 1; column < names.size(); column++) {
                String name = column < 4 ? "/" + names.get(column) : names.get(column);
                cells.put(name, row.get(column).isEmpty() ? null : row.get(column));
            }
            if (records.put(row.get(0), cells) != null) {
                throw new AssertionError(object + ": record " + row.get(0) + " is there twice");
            }
        }
        return records;
    }

    /** Times at which records were put into the recycling bin, by id. */
    Map<String, String> binned(String object) throws IOException {
        Map<String, String> binned = new LinkedHashMap<>();
        for (CSVRecord row : rows("metadata/binned/" + object + ".csv")) {
            if (binned.put(row.get(0), row.get(1)) != null) {
                throw new AssertionError(object + ": record " + row.get(0) + " is in the bin twice");
            }
        }
        return binned;
    }

    /** Each association of a pair as {@code from>to:category:type:label}. */
    List<String> associations(String from, String to) throws IOException {
        return rows("associations/" + from + "-" + to + ".csv").stream()
                .map(row -> row.get(0) + ">" + row.get(1) + ":" + row.get(2) + ":" + row.get(3) + ":"
                        + (row.get(4).isEmpty() ? null : row.get(4)))
                .toList();
    }

    List<CSVRecord> rows(String entry) throws IOException {
        if (zip.getEntry(entry) == null) {
            return new ArrayList<>();
        }
        try (Reader reader = new InputStreamReader(zip.getInputStream(zip.getEntry(entry)), StandardCharsets.UTF_8)) {
            return RFC_4180.parse(reader).getRecords();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
