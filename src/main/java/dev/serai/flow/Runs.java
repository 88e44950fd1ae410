package dev.serai.flow;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Starts runs that outlive their node. A run is a job in the shared store: one node carries it out, and when that node
 * dies or stops, it is carried out again, from the beginning of its route, by the same node after a restart or by
 * another one. What has been done already is for the route to know.
 */
public final class Runs implements ApplicationListener<ContextClosedEvent> {
    private final Scheduler scheduler;
    private volatile boolean stopping;

    Runs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Has some node send the id to {@code direct:<kind>-run}, once the caller's transaction is committed. Does nothing
     * if that run is under way or waiting already.
     *
     * @param kind what to run, such as {@code backup}
     * @param id   id of the run
     */
    public void start(String kind, String id) {
        JobDetail job = JobBuilder.newJob(RunJob.class)
                .withIdentity(key(kind, id))
                .usingJobData(RunJob.KIND, kind)
                .usingJobData(RunJob.RUN, id)
                .requestRecovery()
                .build();
        try {
            scheduler.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
        } catch (ObjectAlreadyExistsException e) {
            return; // it is under way or waiting, which is what the caller wants
        } catch (SchedulerException e) {
            throw new IllegalStateException(kind + " " + id + ": cannot be started, the job store refuses it", e);
        }
    }

    /** Whether the run is under way or waiting, on whichever node. */
    public boolean knows(String kind, String id) {
        try {
            return scheduler.checkExists(key(kind, id));
        } catch (SchedulerException e) {
            throw new IllegalStateException(kind + " " + id + ": the job store cannot be asked", e);
        }
    }

    private static JobKey key(String kind, String id) {
        return new JobKey(id, kind + "-run");
    }

    /** Whether this node is about to stop, so that what fails now fails because of that. */
    boolean stopping() {
        return stopping;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
    }
}
