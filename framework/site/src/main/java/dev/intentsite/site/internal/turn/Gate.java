package dev.intentsite.site.internal.turn;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets turns in until it is closed, and waits for those that are in. Thread-safe. */
final class Gate {
    private int inside;
    private boolean closed;

    /** Whether a turn may begin; then it leaves when it is over. */
    synchronized boolean enter() {
        if (!closed) {
            inside++;
        }
        return !closed;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Lets nobody in any more; whether all were out before so much time was over. */
    synchronized boolean close(Duration most) throws InterruptedException {
        closed = true;
        long until = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); inside > 0 && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return inside == 0;
    }
}
