package dev.serai.restore;

import dev.serai.catalogue.RestoreOutcomes.Settled;
import dev.serai.hubspot.BatchWrite.Input;
import dev.serai.remote.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One record of a plan while it is applied. */
final class Item {
    private final long place;
    private final String target;
    private final List<Change> changes;
    private final Map<String, String> earlier;
    /** What the record held before the first write; null if nothing was sent to it yet. */
    private Map<String, String> before;

    private final Map<String, String> first = new LinkedHashMap<>();
    private final Map<String, String> second = new LinkedHashMap<>();
    private final Map<String, Outcome> results = new LinkedHashMap<>();
    private boolean compared;
    /** Whether something was or may have been written that is not settled. */
    private boolean touched;

    /** What is left out of all requests, and why; null if nothing is. */
    private String leftOut;

    private String secondRejected;
    private Outcome outcome;
    private String message;
    private String doubt = "no answer told whether it was written";
    private boolean kept;

    /**
     * @param before  null if nothing was sent to the record yet
     * @param earlier what has become of its properties, if that is known already
     */
    Item(long place, String target, List<Change> changes, Map<String, String> before, Map<String, String> earlier) {
        this.place = place;
        this.target = target;
        this.changes = changes;
        this.before = before;
        this.earlier = earlier;
        this.touched = before != null;
    }

    /** Compares what the record holds with what the analysis saw, and finds out what is to be sent. */
    void compare(Map<String, String> live, Applying run) {
        first.clear();
        second.clear();
        results.clear();
        secondRejected = null;
        leftOut = null;
        boolean sent = before != null;
        changes.forEach(change -> compare(change, live.get(change.property()), run));
        if (results.containsValue(Outcome.MOVED)) {
            settleMoved(live);
        } else if (first.isEmpty() && second.isEmpty()) {
            settleWritten(sent ? Outcome.RESTORED : Outcome.ALREADY, null);
        } else {
            compared = true;
            touched &= first.isEmpty() || results.containsValue(Outcome.RESTORED);
            before = sent ? before : valuesOf(live);
        }
    }

    private void compare(Change change, String now, Applying run) {
        String property = change.property();
        boolean sent = before != null;
        if (run.same(property, now, change.wanted())) {
            results.put(property, sent ? Outcome.RESTORED : Outcome.ALREADY);
        } else if (run.unwritable().reason(property) != null) {
            leaveOut(property, run.unwritable().reason(property));
        } else if (sent && change.clearFirst() && isEmpty(now)) {
            second.put(property, change.wanted());
        } else if (run.overwrites() || run.same(property, now, change.current())) {
            first.put(property, change.clearFirst() && !isEmpty(now) ? "" : change.wanted());
            if (change.clearFirst() && !isEmpty(now)) {
                second.put(property, change.wanted());
            }
        } else {
            results.put(property, Outcome.MOVED);
        }
    }

    private void leaveOut(String property, String reason) {
        results.put(property, Outcome.REJECTED);
        leftOut = (leftOut == null ? "" : leftOut + "; ") + property + ": " + reason;
    }

    /** What has to be written to it is not, as the run has been stopped. */
    void leaveUnwritten() {
        if (compared && !first.isEmpty()) {
            settle(Outcome.UNKNOWN, "the restore was stopped; only a part of this is as it should be");
        }
    }

    /** The first request did not come to it. */
    void passedOver() {
        compared &= first.isEmpty();
    }

    /** Whether nothing of what it was to get was sent, though that had been written down. */
    boolean unsent() {
        return open() && !touched && before != null && !results.containsValue(Outcome.RESTORED);
    }

    boolean touched() {
        return touched;
    }

    /** Settles the record as different if it does not hold what was written. */
    void readBack(Map<String, String> live, Applying run) {
        StringBuilder other = new StringBuilder();
        for (Change change : changes) {
            if (Outcome.REJECTED.text().equals(earlier.get(change.property()))) {
                results.put(change.property(), Outcome.REJECTED);
                continue;
            }
            String now = live.get(change.property());
            boolean same = run.same(change.property(), now, change.wanted());
            results.put(change.property(), same ? Outcome.RESTORED : Outcome.DIFFERENT);
            if (!same) {
                other.append(other.length() == 0 ? "was written, and when read back was another value: " : ", ")
                        .append(quoted(change.property(), now));
            }
        }
        if (other.length() > 0) {
            settle(Outcome.DIFFERENT, other.toString());
        }
    }

    private static String quoted(String property, String value) {
        return property + " is \"" + (value == null ? "" : value.replace('\0', '\ufffd')) + '"';
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }

    private void settleMoved(Map<String, String> live) {
        StringBuilder edited = new StringBuilder();
        for (Change change : changes) {
            if (results.get(change.property()) == Outcome.MOVED) {
                edited.append(edited.length() == 0 ? "edited after the analysis: " : ", ")
                        .append(quoted(change.property(), live.get(change.property())));
            }
        }
        changes.forEach(change -> results.putIfAbsent(change.property(), Outcome.MOVED));
        settle(Outcome.MOVED, edited.toString());
    }

    private Map<String, String> valuesOf(Map<String, String> live) {
        Map<String, String> values = new LinkedHashMap<>();
        changes.forEach(change -> values.put(change.property(), live.get(change.property())));
        return values;
    }

    /** What the first request sends; empty if the record is past it. */
    Input first() {
        return new Input(target, first);
    }

    /** What is set after it was emptied; empty if nothing is. */
    Input second() {
        return new Input(target, second);
    }

    /** The old values of what was emptied and could then not be set. */
    Input third() {
        Map<String, String> back = new LinkedHashMap<>();
        if (secondRejected != null) {
            second.keySet().forEach(property -> back.put(property, before.get(property)));
        }
        return new Input(target, back);
    }

    /** @param wave the request that was carried out */
    void written(Wave wave) {
        if (wave == Wave.PUT_BACK) {
            second.keySet().forEach(property -> results.put(property, Outcome.REJECTED));
            settleWritten(Outcome.REJECTED, secondRejected + " (the old value was put back)");
        } else if (wave == Wave.SET || second.isEmpty()) {
            settleWritten(Outcome.RESTORED, null);
        } else {
            touched = true;
        }
    }

    private void settleWritten(Outcome what, String words) {
        changes.forEach(change -> results.putIfAbsent(change.property(), Outcome.RESTORED));
        if (leftOut == null) {
            settle(what, words);
        } else {
            settle(Outcome.REJECTED, words == null ? leftOut : words + "; " + leftOut);
        }
    }

    /** @param wave the request that was refused */
    void rejected(String words, Wave wave) {
        switch (wave) {
            case SET -> secondRejected = words;
            case PUT_BACK ->
                settle(Outcome.REJECTED, secondRejected + "; the old value could not be put back: " + words);
            default -> settle(Outcome.REJECTED, words);
        }
    }

    /** No answer tells whether the record was written; it is to be read again. */
    void mayBeWritten(String why) {
        touched = true;
        doubt(why);
    }

    /** The record is to be read again. */
    void doubt(String why) {
        doubt = why;
        compared = false;
    }

    String doubt() {
        return doubt;
    }

    void settle(Outcome what, String words) {
        outcome = what;
        message = words;
        compared = false;
        changes.forEach(change -> results.putIfAbsent(change.property(), what));
    }

    boolean open() {
        return outcome == null;
    }

    /** Whether it is known what is to be sent. */
    boolean compared() {
        return compared;
    }

    boolean toBeKept() {
        return outcome != null && !kept;
    }

    void kept() {
        kept = true;
    }

    Settled settled() {
        Map<String, String> texts = new LinkedHashMap<>();
        results.forEach((property, result) -> texts.put(property, result.text()));
        return new Settled(place, outcome.text(), message, Json.text(texts));
    }

    long place() {
        return place;
    }

    String target() {
        return target;
    }

    List<Change> changes() {
        return changes;
    }

    Map<String, String> before() {
        return before;
    }
}
