package dev.serai.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what, when, with which outcome. The database itself refuses to change or remove what was written. */
@Component
public class Journal {
    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private final JdbcClient db;
    private final ObjectMapper json;

    Journal(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Adds one entry, in the caller's transaction if there is one. The parameters are those of {@link JournalEntry}. */
    public void write(String actor, String action, String subject, String outcome, Map<String, ?> detail) {
        db.sql("insert into journal (actor, action, subject, outcome, detail) values (?, ?, ?, ?, ?::jsonb)")
                .params(actor, action, subject, outcome, text(detail))
                .update();
    }

    /**
     * Reads backwards in time.
     *
     * @param before id of the entry at which to stop; {@link Long#MAX_VALUE} for the newest ones
     * @param limit  greatest number of entries
     */
    public List<JournalEntry> newestBefore(long before, int limit) {
        return db.sql("select * from journal where id < ? order by id desc limit ?")
                .params(before, limit)
                .query(this::entry)
                .list();
    }

    /** Whether there is an entry about this. */
    public boolean tellsOf(String action, String subject) {
        return db.sql("select exists (select 1 from journal where action = ? and subject = ?)")
                .params(action, subject)
                .query(Boolean.class)
                .single();
    }

    private JournalEntry entry(ResultSet row, int number) throws SQLException {
        return new JournalEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("outcome"),
                detail(row.getString("detail")));
    }

    private String text(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> detail(String text) {
        try {
            return json.readValue(text, DETAIL);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
