package dev.serai.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries out one run and stays until it has ended, so that the job store knows of it for as long: if the node dies,
 * the store gives the job to another one, or to this one after its restart.
 */
@DisallowConcurrentExecution
final class RunJob implements InterruptableJob {
    static final String KIND = "kind";
    static final String RUN = "run";
    private static final Logger log = LoggerFactory.getLogger(RunJob.class);
    private static final Duration UNTIL_ROUTE_IS_THERE = Duration.ofSeconds(30);

    private final ProducerTemplate template;
    private final QuartzRuns runs;
    private volatile Thread thread;

    RunJob(ProducerTemplate template, QuartzRuns runs) {
        this.template = template;
        this.runs = runs;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String kind = context.getMergedJobDataMap().getString(KIND);
        String id = context.getMergedJobDataMap().getString(RUN);
        thread = Thread.currentThread();
        Instant start = Instant.now();
        MDC.put(RUN, id);
        try {
            log.info("{} {}: {}", kind, id, context.isRecovering() ? "goes on after its node died" : "starts");
            template.sendBody("direct:" + kind + "-run", id);
            log.info(
                    "{} {}: ended after {} s",
                    kind,
                    id,
                    Duration.between(start, Instant.now()).toSeconds());
        } catch (RuntimeException e) {
            failed(context, kind, id, e);
        } finally {
            thread = null;
            MDC.remove(RUN);
        }
    }

    private void failed(JobExecutionContext context, String kind, String id, RuntimeException e)
            throws JobExecutionException {
        if (runs.stopping()) {
            log.info("{} {}: interrupted, as this node stops; goes on at its next start or on another node", kind, id);
            again(context, Duration.ZERO);
        } else if (e.getCause() instanceof DirectConsumerNotAvailableException) {
            log.warn("{} {}: waits, as route {}-run does not run; see the faults of the routes", kind, id, kind);
            again(context, UNTIL_ROUTE_IS_THERE);
        } else {
            log.error("{} {}: given up, as its route let a failure through; see the cause", kind, id, e);
        }
    }

    /** A trigger more for the same job keeps it in the store when this execution ends. */
    private static void again(JobExecutionContext context, Duration in) throws JobExecutionException {
        try {
            context.getScheduler()
                    .scheduleJob(TriggerBuilder.newTrigger()
                            .forJob(context.getJobDetail())
                            .startAt(Date.from(Instant.now().plus(in)))
                            .build());
        } catch (SchedulerException e) {
            throw new JobExecutionException("run: cannot be kept for later; it goes on when the store recovers it", e);
        }
    }

    /** Called by the scheduler when it stops and the run has not ended with Camel. */
    @Override
    public void interrupt() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
