package dev.serai.sandbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tags. Callers take turns. */
final class CardTags {
    private final Map<String, CardTag> byId = new LinkedHashMap<>();
    private final long seed;

    CardTags(long seed) {
        this.seed = seed;
    }

    /** Two tags may have the same name. */
    CardTag add(String name, CardTag.Type type, SansanUser owner) {
        CardTag tag = new CardTag(SansanIds.of("tag", seed, byId.size()), name, type, owner);
        byId.put(tag.id(), tag);
        return tag;
    }

    /** The tag of this id, or null. */
    CardTag find(String id) {
        return byId.get(id);
    }

    /** In the order in which they are listed: that of their characters. */
    List<CardTag> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(CardTag::name).thenComparing(CardTag::id))
                .toList();
    }

    /** Those of the ids that are tags the user may see. */
    List<CardTag> visible(Collection<String> ids, SansanUser user) {
        return ids.stream()
                .map(byId::get)
                .filter(tag -> tag != null && tag.visibleTo(user))
                .toList();
    }

    void clear() {
        byId.clear();
    }
}
