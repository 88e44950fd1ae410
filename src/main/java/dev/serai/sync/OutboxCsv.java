package dev.serai.sync;

import dev.serai.archive.CsvRows;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.SyncReviews;
import dev.serai.catalogue.SyncReviews.Listed;
import dev.serai.mapping.CardMember;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The cards of the review list that can be imported, as Sansan's form has them: RFC 4180, values as they are. */
@Component
public class OutboxCsv {
    private static final int AT_ONCE = 500;

    private final SyncReviews reviews;
    private final Syncs syncs;
    private final MappingFiles mappings;
    private final OutboxSettings outbox;
    private final Journal journal;

    OutboxCsv(SyncReviews reviews, Syncs syncs, MappingFiles mappings, OutboxSettings outbox, Journal journal) {
        this.reviews = reviews;
        this.syncs = syncs;
        this.mappings = mappings;
        this.outbox = outbox;
        this.journal = journal;
    }

    /**
     * What is asked for, found to be possible before anything is written.
     *
     * @param from  id of the card before the first one
     * @param limit most cards
     */
    public record Part(String name, Charset charset, String from, int limit) {}

    /**
     * @param charset null for the encoding that is set; else that one, or UTF-8, which Sansan takes when shown in English
     * @param from    null to begin
     * @throws Refusal if there is no such sync or encoding
     */
    public Part part(String name, String charset, String from, int limit) {
        syncs.get(name);
        mappings.get(name);
        return new Part(name, charset(charset), from == null ? "" : from, limit);
    }

    private Charset charset(String name) {
        for (Charset charset : List.of(outbox.charset(), StandardCharsets.UTF_8)) {
            if (name == null || name.equalsIgnoreCase(charset.name())) {
                return charset;
            }
        }
        throw new Refusal(
                Kind.INVALID,
                "charset \"" + name + "\": is not offered; use "
                        + outbox.charset().name() + " or UTF-8");
    }

    public void write(Part part, String actor, OutputStream out) {
        Mapping mapping = mappings.get(part.name());
        journal.write(actor, "sync.download", part.name(), "review", Map.of());
        write(out, part.charset(), List.<String[]>of(headings()));
        String after = part.from();
        int left = part.limit();
        while (left > 0) {
            List<Listed> page = reviews.page(part.name(), after, Math.min(left, AT_ONCE));
            write(out, part.charset(), rows(mapping, page, part.charset()));
            left = page.isEmpty() ? 0 : left - page.size();
            after = page.isEmpty() ? after : page.get(page.size() - 1).cardId();
        }
    }

    private String[] headings() {
        return outbox.columns().stream().map(OutboxSettings.Column::heading).toArray(String[]::new);
    }

    private List<String[]> rows(Mapping mapping, List<Listed> page, Charset charset) {
        List<String[]> rows = new ArrayList<>();
        for (Listed one : page) {
            OutboxCard card = OutboxCard.of(mapping, one).in(charset);
            if (card.byHand() == null) {
                rows.add(cells(card, one));
            }
        }
        return rows;
    }

    /** What a new card takes is its own; the rest, such as the owner, is the present card's. */
    private String[] cells(OutboxCard card, Listed listed) {
        Map<String, String> present = Json.read(listed.card(), CardState.class).values();
        return outbox.columns().stream()
                .map(OutboxSettings.Column::member)
                .map(member -> member == null
                        ? null
                        : creatable(member) ? card.values().get(member) : present.get(member))
                .toArray(String[]::new);
    }

    private static boolean creatable(String member) {
        return CardMember.all().get(member).creatable();
    }

    private static void write(OutputStream out, Charset charset, List<String[]> rows) {
        try {
            out.write(new String(CsvRows.write(rows), StandardCharsets.UTF_8).getBytes(charset));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
