package dev.serai.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A contact report. Times are epoch seconds.
 *
 * @param said its other members as they are shown
 */
record Report(String id, long registered, long updated, SansanUser owner, Map<String, Object> said) {
    String type() {
        return (String) said.get("type");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(Maps.of(
                "id",
                id,
                "registeredTime",
                SansanClock.text(registered),
                "updatedTime",
                SansanClock.text(updated),
                "owner",
                owner.owner()));
        json.putAll(said);
        return json;
    }
}
