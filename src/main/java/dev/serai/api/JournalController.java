package dev.serai.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.JournalEntry;
import dev.serai.remote.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "journal")
class JournalController {
    private static final int MOST = 500;

    private final Journal journal;

    JournalController(Journal journal) {
        this.journal = journal;
    }

    /**
     * @param entries newest first
     * @param next    address of the entries before these; missing where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JournalPage(List<JournalEntry> entries, String next) {}

    @GetMapping("/api/journal")
    @Operation(operationId = "readJournal", summary = "Who did what, newest first")
    JournalPage read(@RequestParam(required = false) Long before, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit: " + limit + " is out of range; use 1 to " + MOST);
        }
        List<JournalEntry> entries = journal.newestBefore(before == null ? Long.MAX_VALUE : before, limit + 1);
        boolean more = entries.size() > limit;
        List<JournalEntry> page = more ? entries.subList(0, limit) : entries;
        return new JournalPage(page, more ? next(page.get(limit - 1).id(), limit) : null);
    }

    private static String next(long before, int limit) {
        return "/api/journal?before=" + before + "&limit=" + limit;
    }
}
