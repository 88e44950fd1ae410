package dev.serai.sync;

import dev.serai.hubspot.Hubspot;
import dev.serai.hubspot.PropertyHistories;
import dev.serai.remote.Abandoned;
import dev.serai.remote.Door;
import dev.serai.remote.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Asks when single properties of contacts were set. The time of a whole contact is moved by any workflow, so it says little
 * of who changed a field last.
 */
@Component
class PropertyTimes {
    private final Hubspot hubspot;
    private final Door door;

    PropertyTimes(Hubspot hubspot, Door hubspotDoor) {
        this.hubspot = hubspot;
        this.door = hubspotDoor;
    }

    /**
     * @param asked names of properties by contact id
     * @return times by contact id and property, as far as HubSpot tells them
     * @throws Stopped if the run is to stop
     */
    Map<String, Map<String, Instant>> of(Work work, Map<String, Set<String>> asked) {
        String account = work.mapping().account();
        Map<String, Map<String, Instant>> times = new HashMap<>();
        List<String> ids = List.copyOf(asked.keySet());
        for (int i = 0; i < ids.size(); i += PropertyHistories.MOST) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + PropertyHistories.MOST));
            Set<String> properties = new LinkedHashSet<>();
            some.forEach(id -> properties.addAll(asked.get(id)));
            work.called(Side.HUBSPOT, account);
            times.putAll(PropertyHistories.lastSet(
                    call(work, PropertyHistories.read(account, hubspot.paths(account), "contacts", some, properties))));
        }
        return times;
    }

    private byte[] call(Work work, Request request) {
        try {
            return door.abandonedWhen(work::stopped).call(request);
        } catch (Abandoned stopped) {
            throw new Stopped(work.id());
        }
    }
}
