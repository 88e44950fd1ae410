package dev.serai.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every version of the syncs' mapping files that was in force. */
@Component
public class SyncMappings {
    /**
     * A version of a mapping file.
     *
     * @param version SHA-256 of its text
     * @param at      since when it is, or was, in force
     * @param author  who saved it through the API; null if the file was edited
     */
    public record Version(String version, Instant at, String author) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SyncMappings(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Keeps a version of a mapping file, if it is another one than the last, and its sync, if it is new.
     *
     * @param author null if it is not known
     * @param also   done in the same transaction; if it fails, nothing is kept
     */
    public void keep(String sync, String version, String content, String author, Runnable also) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into sync (name, state) values (?, 'DRAFT') on conflict do nothing")
                    .param(sync)
                    .update();
            // Another node that sees the same file waits here, and then finds its version.
            jdbc.sql("select 1 from sync where name = ? for no key update")
                    .param(sync)
                    .query(Integer.class)
                    .single();
            jdbc.sql(
                            "insert into sync_mapping (sync, version, content, author) select :sync, :version, :content, :author"
                                    + " where :version is distinct from (select version from sync_mapping where sync = :sync"
                                    + " order by at desc limit 1)")
                    .param("sync", sync)
                    .param("version", version)
                    .param("content", content)
                    .param("author", author)
                    .update();
            also.run();
        });
    }

    /** Newest first; one that was in force several times is there as often. */
    public List<Version> all(String sync) {
        return jdbc.sql("select version, at, author from sync_mapping where sync = ? order by at desc")
                .param(sync)
                .query((row, number) ->
                        new Version(row.getString("version"), Times.instant(row, "at"), row.getString("author")))
                .list();
    }

    /** Since when a version is in force; empty if it never was. */
    public Optional<Instant> since(String sync, String version) {
        return jdbc.sql("select max(at) from sync_mapping where sync = ? and version = ? having count(*) > 0")
                .params(sync, version)
                .query((row, number) -> Times.instant(row, 1))
                .optional();
    }

    /** The text of a version that was in force. */
    public Optional<String> text(String sync, String version) {
        return jdbc.sql("select content from sync_mapping where sync = ? and version = ? order by at desc limit 1")
                .params(sync, version)
                .query(String.class)
                .optional();
    }

    /** The text of the version that was in force last. */
    public Optional<String> lastText(String sync) {
        return jdbc.sql("select content from sync_mapping where sync = ? order by at desc limit 1")
                .param(sync)
                .query(String.class)
                .optional();
    }
}
