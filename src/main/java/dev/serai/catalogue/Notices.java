package dev.serai.catalogue;

import dev.serai.remote.Failures;
import dev.serai.remote.Notice;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what became of notices that nobody took. */
@Component("notices")
public class Notices {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    private final Journal journal;
    private final Failures failures;

    Notices(Journal journal, Failures failures) {
        this.journal = journal;
        this.failures = failures;
    }

    /** Writes down that nobody could be told. */
    public void untold(Notice notice, String way, Exception failure) {
        String reason = failures.translate(failure).getMessage();
        log.warn("{}: the notice by {} was not taken: {}", notice.id(), way, reason);
        journal.write("hub", "notice", notice.id(), "failed", Map.of("way", way, "reason", String.valueOf(reason)));
    }
}
