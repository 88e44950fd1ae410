package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what requests asked for, since thousands of requests ask for the same. */
final class Selections {
    private record Key(Collection<String> names, Set<Sensitivity> visible) {}

    private static final int MOST = 200;

    private final Records records;
    private final Map<Key, Selection> known = new ConcurrentHashMap<>();

    Selections(Records records) {
        this.records = records;
    }

    /**
     * The selection for the asked names, or for the defaults when there are none. Creation date, last-modified date and
     * record id always come along; unknown names are dropped (facts 4.1).
     *
     * @param refusal what happens to a sensitive property the token has no scope for
     * @throws Refusal with 403, if that is what happens
     */
    Selection of(Collection<String> names, Token token, SandboxSettings.SensitiveWithoutScope refusal) {
        Set<Sensitivity> visible = EnumSet.of(Sensitivity.NON_SENSITIVE);
        for (Sensitivity sensitivity : List.of(Sensitivity.SENSITIVE, Sensitivity.HIGHLY_SENSITIVE)) {
            if (token.has(records.type().sensitiveScope(sensitivity))) {
                visible.add(sensitivity);
            }
        }
        Key key = new Key(names, visible);
        Selection selection = known.get(key);
        if (selection == null) {
            selection = make(names, visible, refusal);
            if (known.size() > MOST) {
                known.clear();
            }
            known.put(new Key(List.copyOf(names), visible), selection);
        }
        return selection;
    }

    private Selection make(
            Collection<String> names, Set<Sensitivity> visible, SandboxSettings.SensitiveWithoutScope refusal) {
        ObjectType type = records.type();
        Set<String> wanted = new TreeSet<>(names.isEmpty() ? type.defaults() : names);
        wanted.addAll(List.of(type.created(), type.modified(), "hs_object_id"));
        List<Property> shown = new ArrayList<>();
        List<String> nulls = new ArrayList<>();
        for (String name : wanted) {
            Property property = records.property(name);
            if (property == null) {
                continue;
            }
            if (visible.contains(property.sensitivity())) {
                shown.add(property);
            } else if (refusal == SandboxSettings.SensitiveWithoutScope.FORBIDDEN) {
                throw Refusal.missingScopes(List.of(type.sensitiveScope(property.sensitivity())));
            } else if (refusal == SandboxSettings.SensitiveWithoutScope.NULL) {
                nulls.add(name);
            }
        }
        return Selection.of(shown, nulls);
    }
}
