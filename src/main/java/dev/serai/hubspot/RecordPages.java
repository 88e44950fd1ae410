package dev.serai.hubspot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads pages of records as HubSpot lists them into rows: id, createdAt, updatedAt, archived, then the properties in a
 * given order. A property that the answer leaves out or gives as null becomes null (facts section 4.1).
 */
public final class RecordPages {
    /** Columns ahead of the properties. */
    public static final List<String> LEADING = List.of("id", "createdAt", "updatedAt", "archived");

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;

    public RecordPages(List<String> properties) {
        for (int i = 0; i < properties.size(); i++) {
            columns.put(properties.get(i), LEADING.size() + i);
        }
        width = LEADING.size() + properties.size();
    }

    /** @throws UncheckedIOException if the answer is not a page of records */
    public RecordPage read(byte[] answer) {
        try (JsonParser json = JSON.createParser(answer)) {
            List<String[]> rows = new ArrayList<>(100);
            String next = null;
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            boolean results = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("results")) {
                    results = true;
                    readRecords(json, rows);
                } else if (name.equals("paging")) {
                    next = readCursor(json);
                } else {
                    json.skipChildren();
                }
            }
            if (!results) {
                throw new IOException("the answer has no \"results\"");
            }
            return new RecordPage(rows.stream().map(row -> row[0]).toList(), rows, next);
        } catch (IOException broken) {
            throw new UncheckedIOException("page of records: " + broken.getMessage(), broken);
        }
    }

    private void readRecords(JsonParser json, List<String[]> rows) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String[] row = new String[width];
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                readMember(json, json.currentName(), row);
            }
            if (row[0] == null) {
                throw new IOException("a record has no id");
            }
            rows.add(row);
        }
    }

    private void readMember(JsonParser json, String name, String[] row) throws IOException {
        JsonToken value = json.nextToken();
        switch (name) {
            case "properties" -> readProperties(json, row);
            case "id" -> row[0] = json.getText();
            case "createdAt" -> row[1] = text(json, value);
            case "updatedAt" -> row[2] = text(json, value);
            case "archived" -> row[3] = text(json, value);
            default -> json.skipChildren();
        }
    }

    private void readProperties(JsonParser json, String[] row) throws IOException {
        String name;
        while ((name = json.nextFieldName()) != null) {
            JsonToken value = json.nextToken();
            Integer column = columns.get(name);
            if (column == null) {
                json.skipChildren();
            } else {
                row[column] = text(json, value);
            }
        }
    }

    private static String text(JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!value.isScalarValue()) {
            throw new IOException("a value is not a text: " + value);
        }
        return json.getText();
    }

    private static String readCursor(JsonParser json) throws IOException {
        String after = null;
        int depth = json.currentToken() == JsonToken.START_OBJECT ? 1 : 0;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT) {
                depth++;
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("after")) {
                after = text(json, json.nextToken());
            }
        }
        return after;
    }

    private static void expect(JsonParser json, JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("expected " + wanted + " but found " + found + " at " + json.currentLocation());
        }
    }
}
