package dev.intentsite.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Goes from thread to thread in the order in which they came. Unlike a lock it tells its holder for certain whether another one
 * took it over, so that work can be left to that one. Thread-safe.
 */
final class Baton {
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Place> queue = new ArrayDeque<>();
    private boolean held;

    /** @param patience how long a thread waits for it at most */
    Baton(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /**
     * Waits for the baton.
     *
     * @throws LedgerUnavailableException when it does not come; then this thread does not hold it
     */
    void take() {
        lock.lock();
        try {
            if (!held) {
                held = true;
                return;
            }
            Place place = new Place(lock.newCondition());
            queue.addLast(place);
            await(place);
        } finally {
            lock.unlock();
        }
    }

    /** Gives it to the longest waiting thread; false when nobody waits, and it is still held. */
    boolean handOver() {
        lock.lock();
        try {
            Place next = queue.pollFirst();
            if (next != null) {
                next.given = true;
                next.called.signal();
            }
            return next != null;
        } finally {
            lock.unlock();
        }
    }

    /** Gives it to the longest waiting thread, or lays it down. */
    void release() {
        lock.lock();
        try {
            if (!handOver()) {
                held = false;
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(Place place) {
        long left = patienceNanos;
        try {
            while (!place.given && left > 0) {
                left = place.called.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!place.given) {
                queue.remove(place);
                throw new LedgerUnavailableException("Interrupted while waiting for other transactions.", e);
            }
        }
        if (!place.given) {
            queue.remove(place);
            throw new LedgerUnavailableException(
                    "Other transactions hold the ledger for more than " + TimeUnit.NANOSECONDS.toSeconds(patienceNanos)
                            + " s; a handler with a transaction should work on its own database alone, and shortly.",
                    null);
        }
    }

    private static final class Place {
        final Condition called;
        boolean given;

        Place(Condition called) {
            this.called = called;
        }
    }
}
