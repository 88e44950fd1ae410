package dev.serai.flow;

import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Keeps runs as jobs of the clustered scheduler, which recovers those whose node died. */
final class QuartzRuns implements Runs, ApplicationListener<ContextClosedEvent> {
    private final Scheduler scheduler;
    private volatile boolean stopping;

    QuartzRuns(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start(String kind, String id) {
        schedule(kind, id, false);
    }

    /** One trigger more for the same job, which never runs twice at a time, waits for the end of the one at work. */
    @Override
    public void startAgain(String kind, String id) {
        schedule(kind, id, true);
    }

    private void schedule(String kind, String id, boolean again) {
        JobDetail job = JobBuilder.newJob(RunJob.class)
                .withIdentity(key(kind, id))
                .usingJobData(RunJob.KIND, kind)
                .usingJobData(RunJob.RUN, id)
                .requestRecovery()
                .build();
        Trigger now = TriggerBuilder.newTrigger().forJob(job).startNow().build();
        try {
            if (again) {
                scheduler.scheduleJob(job, Set.of(now), true);
            } else {
                scheduler.scheduleJob(job, now);
            }
        } catch (ObjectAlreadyExistsException e) {
            return; // it is under way or waiting, which is what the caller wants
        } catch (SchedulerException e) {
            throw new IllegalStateException(kind + " " + id + ": cannot be started, the job store refuses it", e);
        }
    }

    @Override
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
