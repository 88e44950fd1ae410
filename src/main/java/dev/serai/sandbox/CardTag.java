package dev.serai.sandbox;

import java.util.Locale;
import java.util.Map;

/** A tag (facts 4.3). */
record CardTag(String id, String name, Type type, SansanUser owner) {
    enum Type {
        PRIVATE,
        PUBLIC,
        SHARED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A private tag is its owner's secret. */
    boolean visibleTo(SansanUser user) {
        return type != Type.PRIVATE || owner.equals(user);
    }

    /** @param idMember {@code id} or {@code Id} */
    Map<String, Object> json(String idMember) {
        return Maps.of(
                idMember,
                id,
                "name",
                name,
                "type",
                type.text(),
                "owner",
                Maps.of("id", owner.id(), "name", owner.name()));
    }
}
