package dev.serai.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a sync would do now.
 *
 * @param run      the run that found it out; its decisions can be listed
 * @param version  of the mapping that it goes by
 * @param counts   how many of which actions
 * @param samples  some decisions of each kind of action
 * @param calls    calls that carrying it out takes, as far as can be said beforehand
 * @param seconds  the least time that the limits let these calls take
 * @param lacking  why the mapping cannot be carried out as the account and the keys are now; the sync cannot be enabled before
 * @param stops    why nothing would be written, should it be carried out without the confirmed numbers; none if it would
 */
public record Preview(
        String run,
        String version,
        long cards,
        long contacts,
        Map<String, Long> counts,
        Map<String, List<JsonNode>> samples,
        long calls,
        long seconds,
        List<String> lacking,
        List<String> stops) {}
