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
 * @param reading  what reading both sides takes, which the first run does again: the calls that the preview made
 * @param writing  what carrying it out takes after that, as far as can be said beforehand
 * @param calls    all calls of both
 * @param seconds  the least time that the limits let these calls take
 * @param lacking  why the mapping cannot be carried out as the account and the keys are now; the sync cannot be enabled before
 * @param stops    why nothing would be written, should it be carried out without the confirmed numbers; none if it would.
 *                 If too many records are missing, the counts are as if these were there
 */
public record Preview(
        String run,
        String version,
        long cards,
        long contacts,
        Map<String, Long> counts,
        Map<String, List<JsonNode>> samples,
        Part reading,
        Part writing,
        long calls,
        long seconds,
        List<String> lacking,
        List<String> stops) {
    /**
     * Calls to either side.
     *
     * @param seconds the least time that the account's limit and the keys' paces let them take
     */
    public record Part(long hubspot, long sansan, long seconds) {}
}
