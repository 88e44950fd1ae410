package dev.serai.restore;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.serai.remote.Json;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what a restore wrote into rows that want the values from before. */
final class Undoing implements Iterator<Wanted> {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    /** Outcomes after which a property may hold what the restore wrote. */
    private static final Set<String> MAY_BE_WRITTEN =
            Set.of(Outcome.RESTORED.text(), Outcome.DIFFERENT.text(), Outcome.UNKNOWN.text());

    private static final String CREATED =
            "created anew by the restore, and left alone; delete it in HubSpot if it is not wanted";

    private final Iterator<Map<String, Object>> rows;

    /** @param rows as the route's query for what can be undone gives them */
    Undoing(Iterator<Map<String, Object>> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Wanted next() {
        Map<String, Object> row = rows.next();
        if (Decision.Kind.RECREATE.name().equals(row.get("kind"))) {
            return created((String) row.get("target_id"));
        }
        Map<String, String> results = Json.read((String) row.get("results"), TEXTS);
        Map<String, String> before = Json.read((String) row.get("before"), TEXTS);
        Map<String, String> wanted = new LinkedHashMap<>();
        Map<String, Set<String>> written = new LinkedHashMap<>();
        for (Change change : Json.read((String) row.get("changes"), CHANGES)) {
            String result = results.get(change.property());
            if (MAY_BE_WRITTEN.contains(result)) {
                boolean halfDone = change.clearFirst() && result.equals(Outcome.UNKNOWN.text());
                wanted.put(change.property(), before.get(change.property()));
                written.put(change.property(), halfDone ? Set.of("", change.wanted()) : Set.of(change.wanted()));
            }
        }
        String id = (String) row.get("target_id");
        return new Wanted(id, id, new Row(id, wanted), written, null);
    }

    private static Wanted created(String id) {
        return new Wanted(id, id, new Row(id, Map.of()), null, CREATED);
    }
}
