package dev.serai.backup;

import dev.serai.remote.Abandoned;
import dev.serai.remote.Failures;
import dev.serai.remote.RemoteException;
import org.springframework.stereotype.Component;

/** What the route that reads a page asks of Java. */
@Component("backupPages")
public class BackupPages {
    private static final int URL_TOO_LONG = 414;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Failures failures;

    BackupPages(Failures failures) {
        this.failures = failures;
    }

    /** Takes in an answer: the rows it brought. */
    public Batch accept(PageRead page, byte[] answer) throws InterruptedException {
        page.lane().reading().work(page.lane(), answer.length);
        return page.lane().accept(answer);
    }

    /**
     * Keeps the rows and lets the next page of the lane be read.
     *
     * @return how many rows were kept; takes the place of the rows, which would else fill the memory while the reader
     *     waits for its next page
     */
    public int keep(Batch batch, byte[] csv) {
        batch.lane().reading().keep(batch, csv);
        return batch.rows().size();
    }

    /**
     * Decides what becomes of a page that could not be read or kept: the object is asked for in another way, or becomes
     * a gap while the others go on. Where the disk or the token fails, the whole backup ends.
     */
    public void missed(PageRead page, Throwable failure) {
        Lane lane = page.lane();
        try {
            if (failure instanceof OutOfMemoryError) {
                throw new IllegalStateException(
                        "the hub is out of memory; give it more (-Xmx) or set backup.readers lower", failure);
            }
            decide(lane, Causes.of(failure, failures));
        } catch (NotOffered none) {
            lane.reading().setbacks().leaveOut((AssociationsLane) lane, none);
        } catch (RuntimeException undecided) {
            lane.reading().fail(lane, undecided);
        }
    }

    private void decide(Lane lane, RuntimeException cause) {
        Reading reading = lane.reading();
        if (cause instanceof Abandoned || lane.dropped()) {
            reading.release(lane);
        } else if (cause instanceof NotInOrder unordered && lane instanceof RangeLane range) {
            reading.setbacks().fallBack(range, unordered);
        } else if (cause instanceof RemoteException refused && refused.status() == URL_TOO_LONG && listsValues(lane)) {
            reading.objects().get(lane.key().name()).listIdsOnly();
            reading.release(lane);
        } else if (cause instanceof NotOffered none) {
            throw none;
        } else if (cause instanceof RemoteException refused
                && lane instanceof AssociationsLane pair
                && pair.doubts(refused)) {
            reading.release(lane);
        } else if (cause instanceof StagingFailure
                || (cause instanceof RemoteException refused && refused.status() == UNAUTHORIZED)) {
            reading.fail(lane, cause);
        } else {
            boolean forbidden = cause instanceof RemoteException refused && refused.status() == FORBIDDEN;
            reading.setbacks()
                    .giveUp(
                            lane,
                            Causes.inWords(cause),
                            forbidden && ObjectKind.optional(lane.key().name()));
        }
    }

    private static boolean listsValues(Lane lane) {
        return lane instanceof RecordsLane
                && lane.reading().objects().get(lane.key().name()).listsValues();
    }
}
