package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists all contacts, by several readers side by side: {@code after} is taken for the id of the next contact (facts section
 * 4.1), so each reads a range of ids, and whoever is through with his takes half of the widest one left. Each page is
 * checked for the order of its ids. If it is another one, all is read again by one reader who follows HubSpot's cursors.
 */
public final class AllContacts {
    private static final int PAGE = 100;
    /** Each division reads the page at its seam twice; a range with fewer contacts left is not divided. */
    private static final double WORTH_DIVIDING = 10.0 * PAGE;

    /** No more divisions than one for each reader and this share of the pages, so that calls stay near the least possible. */
    private static final double SEAMS = 0.025;

    private final String account;
    private final Paths paths;
    private final Set<String> properties;
    private final long highest;
    private final int readers;
    private final List<Range> ranges = new ArrayList<>();
    private boolean inOrder = true;
    private int round;
    private int pages;
    private int divisions;

    /** A stretch of ids, read from its lower end. */
    private static final class Range {
        private final long lower;
        private long upper;
        private String after;
        private long position;
        private double density = 1;
        private boolean taken;
        private boolean done;

        Range(long lower, long upper) {
            this.lower = lower;
            this.upper = upper;
            this.position = lower;
            this.after = lower == 0 ? null : Long.toString(lower - 1);
        }

        /** A guess. */
        double left(long highest) {
            return done ? 0 : density * Math.max(0, Math.min(upper, highest + 1) - position);
        }
    }

    /**
     * @param lowest  the lowest id that is known, or less
     * @param highest the highest id that is known; there may be higher ones
     * @param readers how many read side by side
     */
    public AllContacts(String account, Paths paths, Set<String> properties, long lowest, long highest, int readers) {
        this.account = account;
        this.paths = paths;
        this.properties = ContactReading.withOwn(properties);
        this.highest = highest;
        this.readers = readers;
        long width = Math.max(PAGE, (highest - lowest) / readers + 1);
        long lower = 0;
        for (long upper = lowest + width; upper <= highest; upper += width) {
            ranges.add(new Range(lower, upper));
            lower = upper;
        }
        ranges.add(new Range(lower, Long.MAX_VALUE));
    }

    /** Those who read side by side, each for a thread of its own. */
    public List<ContactReading> readers() {
        return Stream.<ContactReading>generate(Reader::new).limit(readers).toList();
    }

    private synchronized Range take() {
        Optional<Range> free = ranges.stream().filter(range -> !range.taken).findFirst();
        Range next = free.orElseGet(this::half);
        if (next != null) {
            next.taken = true;
        }
        return next;
    }

    /** The upper half of the range with most left; null if none is worth dividing. */
    private Range half() {
        Range widest = ranges.stream()
                .max(Comparator.comparingDouble(range -> range.left(highest)))
                .filter(range -> range.left(highest) > WORTH_DIVIDING)
                .orElse(null);
        if (!inOrder || widest == null || divisions >= readers + pages * SEAMS) {
            return null;
        }
        divisions++;
        long middle = widest.position + (Math.min(widest.upper, highest + 1) - widest.position) / 2 + 1;
        Range half = new Range(middle, widest.upper);
        half.density = widest.density;
        widest.upper = middle;
        ranges.add(half);
        return half;
    }

    private synchronized List<ContactReading.Contact> accept(Range range, int ofRound, JsonNode page) {
        List<ContactReading.Contact> contacts = ContactReading.contacts(page);
        String next = ContactReading.after(page);
        pages++;
        if (ofRound != round) {
            return contacts;
        }
        if (next != null && next.equals(range.after)) {
            throw new IllegalStateException("contacts: the page after " + next + " leads to itself; try again later");
        }
        if (inOrder && !ascends(range, contacts, next)) {
            beginAnew();
            return contacts;
        }
        range.after = next;
        range.done = next == null;
        if (!inOrder) {
            return contacts;
        }
        List<ContactReading.Contact> own = contacts.stream()
                .filter(one -> id(one) >= range.lower && id(one) < range.upper)
                .toList();
        if (!contacts.isEmpty()) {
            long first = id(contacts.get(0));
            long last = id(contacts.get(contacts.size() - 1));
            range.density = contacts.size() / (double) (last - first + 1);
            range.position = Math.max(range.position, last + 1);
        }
        range.done = next == null || Long.parseLong(next) >= range.upper || range.position >= range.upper;
        return own;
    }

    private static boolean ascends(Range range, List<ContactReading.Contact> contacts, String next) {
        List<String> ids = Stream.concat(contacts.stream().map(ContactReading.Contact::id), Stream.ofNullable(next))
                .toList();
        if (ids.stream().anyMatch(id -> !id.matches("\\d{1,18}"))) {
            return false;
        }
        long before = range.after == null ? -1 : Long.parseLong(range.after) - 1;
        for (ContactReading.Contact contact : contacts) {
            if (id(contact) <= before) {
                return false;
            }
            before = id(contact);
        }
        return next == null || Long.parseLong(next) >= before;
    }

    private static long id(ContactReading.Contact contact) {
        return Long.parseLong(contact.id());
    }

    private void beginAnew() {
        inOrder = false;
        round++;
        ranges.clear();
        ranges.add(new Range(0, Long.MAX_VALUE));
    }

    private Request list(String after) {
        return Request.get(
                account,
                paths.objects("contacts"),
                "limit=" + PAGE + "&archived=false&properties=" + Paths.segment(String.join(",", properties))
                        + (after == null ? "" : "&after=" + Paths.segment(after)));
    }

    private final class Reader implements ContactReading {
        private Range range;
        private int ofRound;
        private Request asked;

        @Override
        public Optional<Request> next() {
            synchronized (AllContacts.this) {
                if (asked == null && (range == null || range.done || ofRound != round)) {
                    range = take();
                    ofRound = round;
                }
                asked = asked == null && range != null ? list(range.after) : asked;
                return Optional.ofNullable(asked);
            }
        }

        @Override
        public List<Contact> accept(byte[] answer) {
            asked = null;
            return AllContacts.this.accept(range, ofRound, Hubspot.tree(answer));
        }
    }
}
