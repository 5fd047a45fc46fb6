package dev.intentsite.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for their turn to write, in the order in which they came. Who only has changes to be made may leave them to whoever
 * writes at that moment, and then waits for the end of that one's transaction. Thread-safe.
 */
final class WriterLine {
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Place> places = new ArrayDeque<>();
    private boolean held;

    /** @param patience how long a thread waits for its turn at most */
    WriterLine(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for its turn.
     *
     * @throws LedgerUnavailableException when it does not come
     */
    void enter() {
        enter(null);
    }

    /**
     * Waits for its turn, or until another one has made its changes and has ended.
     *
     * @return whether it is its turn
     * @throws LedgerUnavailableException when neither comes
     */
    boolean enterOrLeave(Member member) {
        return enter(member);
    }

    private boolean enter(@Nullable Member member) {
        Place place;
        lock.lock();
        try {
            if (!held) {
                held = true;
                return true;
            }
            place = new Place(member, Thread.currentThread());
            places.addLast(place);
        } finally {
            lock.unlock();
        }
        return await(place);
    }

    /** For whom it is the turn: takes the next one over, unless that one writes for itself. */
    @Nullable
    Place next() {
        lock.lock();
        try {
            Place next = places.peekFirst();
            if (next == null || next.member == null) {
                return null;
            }
            places.removeFirst();
            next.state = State.TAKEN;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the turn; the next one begins. */
    void leave() {
        Place next;
        lock.lock();
        try {
            next = places.pollFirst();
            if (next == null) {
                held = false;
                return;
            }
            next.state = State.CALLED;
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(next.thread);
    }

    private boolean await(Place place) {
        long until = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                switch (place.state) {
                    case CALLED:
                        return true;
                    case SETTLED:
                        return false;
                    case TAKEN:
                        LockSupport.park(this);
                        break;
                    case WAITING:
                        LockSupport.parkNanos(this, until - System.nanoTime());
                        break;
                }
                interrupted |= Thread.interrupted();
                if (place.state == State.WAITING) {
                    if (interrupted && withdraw(place)) {
                        throw new LedgerUnavailableException("Interrupted while waiting for other transactions.", null);
                    }
                    if (System.nanoTime() - until >= 0 && withdraw(place)) {
                        throw WriterQueue.tooLong(patience);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether it still waited. */
    private boolean withdraw(Place place) {
        lock.lock();
        try {
            return places.remove(place);
        } finally {
            lock.unlock();
        }
    }

    private enum State {
        WAITING,
        /** It is its turn. */
        CALLED,
        /** Another one makes its changes. */
        TAKEN,
        /** Another one made its changes, and they are kept or not. */
        SETTLED
    }

    /** A thread that waits. */
    static final class Place {
        private final @Nullable Member member;
        private final Thread thread;
        private volatile State state = State.WAITING;

        private Place(@Nullable Member member, Thread thread) {
            this.member = member;
            this.thread = thread;
        }

        Member member() {
            return Objects.requireNonNull(member);
        }

        /** The transaction with its changes has ended. */
        void settle() {
            state = State.SETTLED;
            LockSupport.unpark(thread);
        }
    }
}
