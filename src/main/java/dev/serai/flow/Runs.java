package dev.serai.flow;

/**
 * Starts runs that outlive their node. A run is a job in the shared store: one node carries it out, and when that node
 * dies or stops, it is carried out again, from the beginning of its route, by the same node after a restart or by
 * another one. What has been done already is for the route to know.
 */
public interface Runs {
    /**
     * Has some node send the id to {@code direct:<kind>-run}, once the caller's transaction is committed. Does nothing
     * if that run is under way or waiting already.
     *
     * @param kind what to run, such as {@code backup}
     * @param id   id of the run
     */
    void start(String kind, String id);

    /**
     * Like {@link #start}, but a run that is under way is carried out once more after it has ended.
     *
     * @param kind as for {@link #start}
     * @param id   as for {@link #start}
     */
    void startAgain(String kind, String id);

    /** Whether the run is under way or waiting, on whichever node. */
    boolean knows(String kind, String id);
}
