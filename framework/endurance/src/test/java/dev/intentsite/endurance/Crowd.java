package dev.intentsite.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Guests who talk with a house all at once, until they are told that it is enough. */
final class Crowd implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 5;
    private static final int OVER = 1_000_000;

    private final Semaphore answers = new Semaphore(0);
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Guest> guests = new ArrayList<>();
    private final List<Future<?>> talks = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param count how many guests; more come by {@link #join} */
    Crowd(House house, int count, long seed) {
        for (int i = 0; i < count; i++) {
            Guest guest = new Guest(house, "Guest " + (char) ('A' + i) + "son", new Random(seed * 1000 + i), answers);
            guests.add(guest);
            join(guest);
        }
    }

    /** What those who join release for each answer. */
    Semaphore answers() {
        return answers;
    }

    /** Somebody else talks too. */
    void join(Talker talker) {
        talks.add(threads.submit(() -> talk(talker)));
    }

    private Void talk(Talker talker) throws Exception {
        try {
            while (!enough.get()) {
                talker.oneConversation();
            }
            return null;
        } catch (Exception | Error e) {
            enough.set(true);
            throw e;
        } finally {
            answers.release(OVER);
        }
    }

    /** Waits until so many more messages were answered. */
    void await(int more) throws InterruptedException, ExecutionException {
        answers.drainPermits();
        boolean answered = answers.tryAcquire(more, PATIENCE_MINUTES, TimeUnit.MINUTES);
        for (Future<?> talk : talks) {
            if (talk.isDone()) {
                talk.get();
            }
        }
        if (!answered) {
            throw new AssertionError("nobody is answered any more");
        }
    }

    /** Everybody comes to the end of the conversation that he is in. */
    List<Guest> finish() throws InterruptedException, ExecutionException {
        enough.set(true);
        for (Future<?> talk : talks) {
            talk.get();
        }
        return guests;
    }

    @Override
    public void close() {
        enough.set(true);
        threads.shutdownNow();
    }
}
