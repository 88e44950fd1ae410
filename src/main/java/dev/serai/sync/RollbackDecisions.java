package dev.serai.sync;

import dev.serai.catalogue.SyncRollbacks.Later;
import dev.serai.catalogue.SyncRollbacks.Rollback;
import dev.serai.catalogue.SyncRollbacks.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides what a rollback does about one contact. A value is put back only if it is still the one that the run left there;
 * whatever moved since is listed with its reason. Reads nothing and writes nothing.
 */
final class RollbackDecisions {
    /** Counts of what people tied to a contact; one that has any is not archived. */
    static final List<String> TIES = List.of("num_associated_deals", "num_notes");

    static final String LISTED = "listed";

    private final Rollback rollback;

    /**
     * What is known of a contact.
     *
     * @param written what the run wrote to it
     * @param live    its values now; null if it is not there
     * @param link    null if it has none now
     * @param later   what was written to it after that run, in order
     */
    record Touched(
            String contactId, List<Written> written, Map<String, String> live, LinkState link, List<Later> later) {
        /** What was written to a property last, without writes that were rolled back themselves. */
        Optional<Later> later(String property) {
            Deque<Later> standing = new ArrayDeque<>();
            for (Later one : later) {
                if (one.property().equals(property)
                        && !standing.removeIf(before -> before.by().equals(one.of()))) {
                    standing.add(one);
                }
            }
            return Optional.ofNullable(standing.peekLast());
        }
    }

    /**
     * What becomes of it.
     *
     * @param kind    what is to be done: UpdateContact or ArchiveContact, or Listed
     * @param outcome null if it is to be carried out
     * @param message why, if it is not
     */
    record Row(String kind, Decision decision, String outcome, String message) {}

    RollbackDecisions(Rollback rollback) {
        this.rollback = rollback;
    }

    List<Row> of(Touched touched) {
        List<Row> rows = new ArrayList<>();
        List<Written> created = of(touched, "create-contact");
        List<Written> updated = of(touched, "update-contact");
        if (!created.isEmpty()) {
            rows.add(archive(touched, created));
        } else if (!updated.isEmpty()) {
            putBack(touched, updated, rows);
        }
        touched.written().stream()
                .filter(one -> one.what().endsWith("-card"))
                .findFirst()
                .ifPresent(card -> rows.add(listed(
                        card.cardId(),
                        touched,
                        "the run registered a card for this contact; Sansan takes no card back, delete it there")));
        return rows;
    }

    private static List<Written> of(Touched touched, String what) {
        return touched.written().stream().filter(one -> one.what().equals(what)).toList();
    }

    private void putBack(Touched touched, List<Written> updated, List<Row> rows) {
        List<FieldChange> good = new ArrayList<>();
        List<FieldChange> moved = new ArrayList<>();
        for (Written one : updated) {
            Optional<String> stays = stays(touched, one);
            String live =
                    touched.live() == null ? one.after() : text(touched.live().get(one.property()));
            (stays.isPresent() ? moved : good)
                    .add(new FieldChange(
                            one.property(),
                            null,
                            live,
                            one.before(),
                            stays.orElse("rollback of run " + rollback.of())));
        }
        if (!good.isEmpty()) {
            rows.add(new Row("UpdateContact", putBack(touched, good), null, null));
        }
        if (!moved.isEmpty()) {
            Decision listed = decision(
                    touched, List.of(new Action.UpdateContact(touched.contactId(), moved, "not put back")), null);
            rows.add(new Row("Listed", listed, Done.MOVED, moved.get(0).reason()));
        }
    }

    /** Why a value is left as it is; empty if it can be put back. */
    private Optional<String> stays(Touched touched, Written one) {
        Optional<Later> later = touched.later(one.property());
        if (touched.live() == null) {
            return Optional.of("the contact is deleted or merged");
        }
        if (later.isPresent()) {
            return Optional.of((rollback.of().equals(later.get().of())
                            ? "was put back already by run "
                            : "was written again by run ")
                    + later.get().by());
        }
        if (touched.link() == null) {
            return Optional.of("the contact has no card now, so the sync could not keep the value; change it by hand");
        }
        String live = text(touched.live().get(one.property()));
        return same(live, one.before()) || asLeft(touched, one)
                ? Optional.empty()
                : Optional.of("was changed to " + (live == null ? "nothing" : "\"" + live + "\"") + " since");
    }

    /** Whether a value is as the run left it: as it was sent, or as HubSpot stored what was sent. */
    private static boolean asLeft(Touched touched, Written one) {
        String live = text(touched.live().get(one.property()));
        Agreed agreed = touched.link().memory().agreed(one.property());
        return same(live, one.after()) || same(agreed.card(), one.after()) && same(live, agreed.contact());
    }

    /**
     * What the link then remembers: of the card what it remembered, of the contact the value put back. So neither side
     * counts as changed, and the field stays as it is until one of them does change.
     */
    private static Decision putBack(Touched touched, List<FieldChange> good) {
        Memory before = touched.link().memory();
        Map<String, Agreed> agreed = new TreeMap<>(before.agreed());
        for (FieldChange change : good) {
            agreed.put(
                    change.property(),
                    new Agreed(before.agreed(change.property()).card(), change.to()));
        }
        List<String> properties = good.stream().map(FieldChange::property).toList();
        String reason = good.get(0).reason();
        return decision(
                touched,
                List.of(
                        new Action.UpdateContact(touched.contactId(), good, reason),
                        new Action.PutBack(
                                touched.contactId(), properties, reason + "; stays so until either side changes it")),
                new Memory(agreed, before.offered()));
    }

    private Row archive(Touched touched, List<Written> created) {
        Optional<String> stays = staysCreated(touched, created);
        if (stays.isPresent()) {
            return listed(created.get(0).cardId(), touched, stays.get());
        }
        String reason = "was created by run " + rollback.of() + " and archived by its rollback";
        return new Row(
                "ArchiveContact",
                decision(
                        touched,
                        List.of(
                                new Action.ArchiveContact(touched.contactId(), reason),
                                new Action.MarkGone(touched.link().id(), Side.HUBSPOT, reason)),
                        touched.link().memory()),
                null,
                null);
    }

    private Optional<String> staysCreated(Touched touched, List<Written> created) {
        if (touched.live() == null) {
            return Optional.of("was created by the run; it is deleted or merged since");
        }
        if (!rollback.archives()) {
            return Optional.of("was created by the run; not archived, as that was not asked for");
        }
        if (touched.link() == null) {
            return Optional.of("was created by the run; not archived, as it has another card now, or none");
        }
        Set<String> ties = Set.copyOf(TIES);
        boolean tied = touched.live().entrySet().stream()
                .anyMatch(one -> ties.contains(one.getKey()) && !Set.of("", "0").contains(orEmpty(one.getValue())));
        if (tied) {
            return Optional.of("was created by the run; not archived, as it has deals or activities");
        }
        return created.stream()
                .filter(one -> touched.later(one.property()).isPresent() || !asLeft(touched, one))
                .findFirst()
                .map(one -> "was created by the run; not archived, as " + one.property() + " was changed since");
    }

    private Row listed(String card, Touched touched, String why) {
        return new Row(
                "Listed",
                new Decision(
                        touched.link() == null ? card : touched.link().cardId(),
                        touched.contactId(),
                        null,
                        List.of(),
                        null),
                LISTED,
                why);
    }

    private static Decision decision(Touched touched, List<Action> actions, Memory after) {
        LinkState link = touched.link();
        return new Decision(
                link == null ? null : link.cardId(),
                touched.contactId(),
                link == null ? null : link.id(),
                actions,
                after);
    }

    private static boolean same(String one, String other) {
        return orEmpty(one).strip().equals(orEmpty(other).strip());
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
