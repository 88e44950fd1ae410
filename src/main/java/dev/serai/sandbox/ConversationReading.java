package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inbox threads and their messages: facts 3. A thread stands for each conversation record. */
final class ConversationReading {
    private static final List<String> SCOPES = List.of("conversations.read");
    private static final byte[][][] SENTENCES = Pools.get().of("sentence");

    void addTo(Router router) {
        router.add("GET", Family.CONVERSATIONS, "/threads", this::threads)
                .add("GET", Family.CONVERSATIONS, "/threads/{id}", this::thread)
                .add("GET", Family.CONVERSATIONS, "/threads/{id}/messages", this::messages);
    }

    private Reply threads(Ask ask) {
        ask.token().needOneOf(SCOPES);
        Records records = ask.portal().object("0-11");
        boolean archived = ask.flag("archived");
        boolean byTime = "latestMessageTimestamp".equals(ask.query("sort"));
        String since = ask.query("latestMessageTimestampAfter");
        String status = ask.query("threadStatus");
        Predicate<Row> wanted = row -> row.binned() == archived
                && (status == null || status.equals(status(row)))
                && (since == null || Clock.text(latest(row)).compareTo(since) > 0);
        Comparator<Row> order = Comparator.comparingLong(byTime ? ConversationReading::latest : Row::id);
        List<Row> all = IntStream.range(0, records.ids().size())
                .mapToObj(records::at)
                .filter(wanted)
                .sorted(order)
                .toList();
        return page(ask, all.stream().map(ConversationReading::json).toList(), 100, 500);
    }

    private Reply thread(Ask ask) {
        ask.token().needOneOf(SCOPES);
        return Reply.ok(json(find(ask)));
    }

    private Reply messages(Ask ask) {
        ask.token().needOneOf(SCOPES);
        Row row = find(ask);
        int count = count(row);
        List<Map<String, Object>> all =
                IntStream.range(0, count).mapToObj(i -> message(row, i, count)).toList();
        return page(ask, all, 20, 100);
    }

    /** The cursor is opaque: it hides a place in the list. */
    private static Reply page(Ask ask, List<Map<String, Object>> all, int byDefault, int most) {
        int limit = ask.limit(byDefault, most);
        String after = ask.query("after");
        if (after != null && !after.matches("c[0-9a-f]{1,7}")) {
            throw Refusal.invalid("Invalid after: " + after);
        }
        int from = after == null ? 0 : Math.min(all.size(), Integer.parseInt(after.substring(1), 16));
        int to = Math.min(all.size(), from + limit);
        Map<String, Object> body = Maps.of("results", new ArrayList<>(all.subList(from, to)));
        if (to < all.size()) {
            String next = "c" + Integer.toHexString(to);
            body.put("paging", Map.of("next", Maps.of("after", next, "link", Links.next(ask, next))));
        }
        return Reply.ok(body);
    }

    private static Row find(Ask ask) {
        Row row = ObjectReading.find(ask.portal().object("0-11"), null, ask.name("id"));
        if (row == null || row.binned() != ask.flag("archived")) {
            throw Refusal.notFound();
        }
        return row;
    }

    private static Map<String, Object> json(Row row) {
        boolean closed = status(row).equals("CLOSED");
        Map<String, Object> json = Maps.of(
                "id", Long.toString(row.id()),
                "createdAt", Clock.text(row.created()),
                "status", status(row),
                "originalChannelId", Long.toString(1000 + row.hash() & 3),
                "originalChannelAccountId", "49000",
                "latestMessageTimestamp", Clock.text(latest(row)),
                "latestMessageSentTimestamp", Clock.text(latest(row)),
                "latestMessageReceivedTimestamp", Clock.text(row.created()),
                "spam", (row.hash() & 0x1f0) == 0,
                "inboxId", "3300",
                "associatedContactId", Long.toString(10_000_000 + (row.hash() & 0xffff)),
                "archived", row.binned());
        if (closed) {
            json.put("closedAt", Clock.text(latest(row) + 60_000));
        } else {
            json.put("assignedTo", "A-" + (7_400_000 + 13 * Mix.below(row.hash(), 12)));
        }
        if ((row.hash() & 0x3000) == 0) {
            json.put("threadAssociations", Map.of("associatedTicketId", Long.toString(row.hash() & 0xfffff)));
        }
        return json;
    }

    private static Map<String, Object> message(Row row, int i, int count) {
        boolean incoming = i % 2 == 0;
        String text = text(Mix.mix(row.hash() + i), row);
        long at = row.created() + (latest(row) - row.created()) / count * (i + 1);
        Map<String, Object> visitor = Maps.of("actorId", "V-" + (row.hash() & 0xffff), "name", "Visitor");
        Map<String, Object> agent = Maps.of("actorId", "A-7400000", "name", "Agent");
        return Maps.of(
                "id",
                row.id() + "-" + i,
                "conversationsThreadId",
                Long.toString(row.id()),
                "type",
                "MESSAGE",
                "createdAt",
                Clock.text(at),
                "updatedAt",
                Clock.text(at),
                "createdBy",
                incoming ? visitor.get("actorId") : agent.get("actorId"),
                "client",
                Map.of("clientType", "HUBSPOT"),
                "senders",
                List.of(incoming ? visitor : agent),
                "recipients",
                Stream.of(incoming ? agent : visitor).toList(),
                "archived",
                false,
                "text",
                text,
                "richText",
                "<div>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</div>",
                "attachments",
                List.of(),
                "truncationStatus",
                "NOT_TRUNCATED",
                "direction",
                incoming ? "INCOMING" : "OUTGOING",
                "channelId",
                "1000",
                "channelAccountId",
                "49000",
                "status",
                Map.of("statusType", incoming ? "RECEIVED" : "SENT"));
    }

    private static String text(long h, Row row) {
        byte[][] mine = SENTENCES[Pools.slot(row.hash())];
        String token = Json.text(mine[Mix.below(h, mine.length)]);
        return token.substring(1, token.length() - 1) + ((h & 7) == 0 ? "\n\"quoted\", 続き 🎉" : "");
    }

    private static String status(Row row) {
        return (row.hash() & 4) == 0 ? "OPEN" : "CLOSED";
    }

    private static int count(Row row) {
        return 1 + Mix.below(row.hash(), 30);
    }

    private static long latest(Row row) {
        return row.modified();
    }
}
