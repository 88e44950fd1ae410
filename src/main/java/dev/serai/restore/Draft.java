package dev.serai.restore;

import java.util.ArrayList;
import java.util.List;

/** A decision in the making. Most records need none of its lists, so they are made when something goes in. */
final class Draft {
    private List<Change> changes;
    private List<Blocked> blocked;

    void change(Change change) {
        changes = changes == null ? new ArrayList<>() : changes;
        changes.add(change);
    }

    void block(String property, String current, String wanted, String reason) {
        blocked = blocked == null ? new ArrayList<>() : blocked;
        blocked.add(new Blocked(property, shown(current), shown(wanted), reason));
    }

    /** Without the character that the catalogue cannot keep. */
    private static String shown(String value) {
        return value == null ? null : value.replace('\0', '\ufffd');
    }

    /** Takes a change back. */
    void block(Change change, String reason) {
        changes.remove(change);
        block(change.property(), change.current(), change.clears() ? null : change.wanted(), reason);
    }

    /** The change of a property; null if there is none. */
    Change changeOf(String property) {
        if (changes != null) {
            for (Change change : changes) {
                if (change.property().equals(property)) {
                    return change;
                }
            }
        }
        return null;
    }

    boolean empty() {
        return changes == null && blocked == null;
    }

    List<Change> changes() {
        return changes == null ? List.of() : changes;
    }

    List<Blocked> blocked() {
        return blocked == null ? List.of() : blocked;
    }
}
