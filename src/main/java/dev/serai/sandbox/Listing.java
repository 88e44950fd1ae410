package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Cuts one object's records into pages, in the order and with the cursor the settings ask for. */
final class Listing {
    /** @param next the cursor of the page after this one, or null */
    record Page(List<Row> rows, String next) {}

    private final Records records;
    private final boolean binned;
    private final SandboxSettings.Listing habits;

    Listing(Records records, boolean binned, SandboxSettings.Listing habits) {
        this.records = records;
        this.binned = binned;
        this.habits = habits;
    }

    /**
     * @param after the cursor, or null for the first page
     * @param effect what a fault rule does to the page
     * @throws Refusal with 400, if the cursor is not a number
     */
    Page page(String after, int limit, FaultRule.Effect effect) {
        return switch (effect) {
            case SHORT_PAGE -> page(after, Math.max(1, limit / 2));
            case EMPTY_PAGE -> new Page(List.of(), after == null ? "0" : after);
            case LAST_PAGE -> new Page(page(after, limit).rows(), null);
            case HOLES -> {
                Page page = page(after, limit);
                for (int at = page.rows().size() / 10 * 10; at > 0; at -= 10) {
                    page.rows().remove(at - 1);
                }
                yield page;
            }
            case UNSORTED_PAGE -> {
                Page page = page(after, limit);
                Collections.reverse(page.rows());
                yield page;
            }
            case BELOW_AFTER -> {
                Page page = page(after, Math.max(1, limit - 1));
                page.rows().addAll(0, page(null, 1).rows());
                yield page;
            }
            default -> page(after, limit);
        };
    }

    private Page page(String after, int limit) {
        long cursor = 0;
        if (after != null) {
            if (!after.matches("\\d{1,18}")) {
                throw Refusal.invalid("Invalid after: " + after);
            }
            cursor = Long.parseLong(after);
        }
        boolean exclusive = habits.after() == SandboxSettings.After.EXCLUSIVE;
        List<Row> rows = new ArrayList<>(limit + 1);
        collect(exclusive && after != null ? cursor + 1 : cursor, limit + 1, rows);
        if (rows.size() <= limit) {
            return new Page(ordered(rows), null);
        }
        Row following = rows.remove(limit);
        Row last = rows.get(limit - 1);
        String next = Long.toString(
                habits.order() == SandboxSettings.Order.SHUFFLED
                        ? following.id()
                        : exclusive ? last.id() : last.id() + 1);
        return new Page(ordered(rows), next);
    }

    private void collect(long from, int wanted, List<Row> rows) {
        Ids ids = records.ids();
        if (habits.order() == SandboxSettings.Order.SHUFFLED) {
            Shuffle shuffle = new Shuffle(ids.size());
            int start = from == 0 ? 0 : from >= ids.end() ? ids.size() : shuffle.placeOf(ids.from(from));
            for (int place = start; place < ids.size() && rows.size() < wanted; place++) {
                add(records.at(shuffle.at(place)), rows);
            }
        } else {
            for (int index = ids.from(from); index < ids.size() && rows.size() < wanted; index++) {
                add(records.at(index), rows);
            }
        }
        for (long id : records.changes().bornFrom(from)) {
            if (rows.size() == wanted) {
                return;
            }
            add(records.find(id), rows);
        }
    }

    private void add(Row row, List<Row> rows) {
        if (!row.mergedAway() && row.binned() == binned) {
            rows.add(row);
        }
    }

    private List<Row> ordered(List<Row> rows) {
        if (habits.order() == SandboxSettings.Order.SHUFFLED_PAGES) {
            Collections.shuffle(rows, new Random(17));
        }
        return rows;
    }
}
