package dev.serai.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.RestoreRow;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.RemoteException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Finds out which owners, pipelines and stages exist today. */
@Component
class Surveyor {
    private static final Set<String> WITH_PIPELINES = Set.of("deals", "tickets");

    private final Hubspot hubspot;

    Surveyor(Hubspot hubspot) {
        this.hubspot = hubspot;
    }

    /** What the token may not read is null. */
    Surroundings look(RestoreRow restore) {
        Set<String> owners = readable(() -> owners(restore.account()));
        boolean pipelines = WITH_PIPELINES.contains(restore.object())
                || restore.objectTypeId().startsWith("2-");
        return new Surroundings(owners, pipelines ? readable(() -> pipelines(restore)) : Map.of());
    }

    private Set<String> owners(String account) {
        Set<String> ids = new HashSet<>();
        for (JsonNode owner : hubspot.owners(account)) {
            if (!owner.path("archived").asBoolean()) {
                ids.add(owner.path("id").asText());
            }
        }
        return ids;
    }

    private Map<String, Set<String>> pipelines(RestoreRow restore) {
        Map<String, Set<String>> pipelines = new HashMap<>();
        for (JsonNode pipeline :
                hubspot.pipelines(restore.account(), restore.type()).path("results")) {
            Set<String> stages = new HashSet<>();
            pipeline.path("stages").forEach(stage -> stages.add(stage.path("id").asText()));
            pipelines.put(pipeline.path("id").asText(), stages);
        }
        return pipelines;
    }

    private static <T> T readable(Supplier<T> read) {
        try {
            return read.get();
        } catch (RemoteException refused) {
            if (refused.status() == 400 || refused.status() == 403 || refused.status() == 404) {
                return null;
            }
            throw refused;
        }
    }
}
