package dev.serai.sync;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;

/** Something that needs no call, and is done once while the steps beside it wait for answers to theirs. */
final class Aside implements Step {
    private final Work work;
    private final Runnable task;

    Aside(Work work, Runnable task) {
        this.work = work;
        this.task = task;
    }

    @Override
    public boolean open() {
        try {
            task.run();
        } catch (RuntimeException failed) {
            work.fail(failed);
        }
        return false;
    }

    @Override
    public Request next() {
        throw new IllegalStateException("there is nothing to call");
    }

    @Override
    public void answered(byte[] answer) {
        throw new IllegalStateException("nothing was asked");
    }

    @Override
    public void failed(RemoteException why) {
        work.fail(why);
    }

    @Override
    public Work work() {
        return work;
    }
}
