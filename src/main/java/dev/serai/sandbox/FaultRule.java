package dev.serai.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What goes wrong, and when. The first rule that fires wins; a rule counts the requests it fits.
 *
 * @param method regular expression the whole method must fit
 * @param path regular expression that must be found in the path
 * @param skip the first requests that fit are let through
 * @param every fires for every so many of those that fit
 * @param times fires so many times and then no more; 0 for no end
 * @param probability between 0 and 1, of those that would fire
 * @param seed of the chances, so that they fall the same way each time
 * @param status the answer instead of the real one; 0 leaves the answer alone
 * @param policy which of HubSpot's three 429 bodies: ten-secondly-rolling, secondly, daily
 * @param retryAfter seconds to wait: in a Retry-After header (HubSpot) or in the body of a 429 (Sansan); 0 for none
 * @param delay before the request is handled
 */
public record FaultRule(
        @DefaultValue(".*") String method,
        @DefaultValue(".*") String path,
        @DefaultValue("0") int skip,
        @DefaultValue("1") int every,
        @DefaultValue("0") int times,
        @DefaultValue("1") double probability,
        @DefaultValue("1") long seed,
        @DefaultValue("0") int status,
        @DefaultValue("ten-secondly-rolling") String policy,
        @DefaultValue("0") int retryAfter,
        @DefaultValue("0ms") Duration delay,
        @DefaultValue("none") Effect effect) {

    /** What else than a status and a delay may happen. */
    enum Effect {
        NONE,
        /** The connection ends before the request takes effect. */
        CUT_BEFORE,
        /** The request takes effect, then the connection ends without an answer. */
        CUT_AFTER,
        /** The connection ends in the middle of the answer's body. */
        CUT_BODY,
        /** A page of a listing holds about half of what was asked for; its cursor is right. */
        SHORT_PAGE,
        /** A page of a listing holds nothing, but there is a cursor to go on with. */
        EMPTY_PAGE,
        /** A page of a listing says that it is the last, whatever follows. */
        LAST_PAGE,
        /** A page of a listing lacks every tenth of its records; its cursor is right. */
        HOLES,
        /** A page of a listing is in descending order. */
        UNSORTED_PAGE,
        /** A page of a listing starts with a record from before the cursor. */
        BELOW_AFTER,
        /** A page of a listing leaves out its first record, as if the list had moved up meanwhile (Sansan only). */
        SKIP_FIRST
    }
}
