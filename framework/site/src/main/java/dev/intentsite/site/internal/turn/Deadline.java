package dev.intentsite.site.internal.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How long a turn waits for the company's methods. A method that may be broken off runs in the turn's own thread, which is interrupted
 * when its time is over, within a quarter of that time. One that may not is run beside the turn, which stops waiting and lets it go on. Thread-safe.
 */
public final class Deadline implements AutoCloseable {
    private static final int LOOKS = 4;

    private final Duration most;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ExecutorService beside = Executors.newCachedThreadPool(task -> daemon(task, "intentsite-method"));
    private @Nullable ScheduledExecutorService watch;

    /** @param most how long a method may take */
    public Deadline(Duration most) {
        this.most = most;
    }

    /** How long a method may take. */
    Duration most() {
        return most;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs a method here.
     *
     * @throws OverdueException when its time was over before it came back, whatever it came back with
     */
    <T> T breakingOff(Callable<T> method) throws Exception {
        watch();
        Call call = new Call(Thread.currentThread(), System.nanoTime() + most.toNanos());
        calls.add(call);
        T result;
        try {
            result = method.call();
        } catch (Exception | Error e) {
            if (ended(call)) {
                throw new OverdueException(e);
            }
            throw e;
        }
        if (ended(call)) {
            throw new OverdueException(null);
        }
        return result;
    }

    private boolean ended(Call call) {
        calls.remove(call);
        return call.end();
    }

    /** Runs a method beside the turn. */
    <T> CompletableFuture<T> start(Callable<T> method) {
        CompletableFuture<T> running = new CompletableFuture<>();
        beside.execute(() -> {
            try {
                running.complete(method.call());
            } catch (Throwable e) {
                running.completeExceptionally(e);
            }
        });
        return running;
    }

    /** What came of it, or what it threw; empty when its time is over and it goes on without the turn. */
    <T> Optional<T> await(CompletableFuture<T> running) throws Exception {
        try {
            return Optional.of(running.get(most.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private synchronized void watch() {
        if (watch == null) {
            long pause = Math.max(1, most.toNanos() / LOOKS);
            watch = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "intentsite-deadline"));
            watch.scheduleWithFixedDelay(this::breakOff, pause, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void breakOff() {
        long now = System.nanoTime();
        calls.forEach(call -> call.breakOff(now));
    }

    boolean isClosed() {
        return beside.isShutdown();
    }

    /** Starts nothing any more; what runs may come to its end. */
    @Override
    public synchronized void close() {
        beside.shutdown();
        if (watch != null) {
            watch.shutdown();
        }
    }

    /** A method's time was over before it came back. */
    static final class OverdueException extends Exception {
        private static final long serialVersionUID = 1;

        OverdueException(@Nullable Throwable cause) {
            super("the method was interrupted, because its time was over", cause);
        }
    }

    /** A method that runs in a turn's thread. It is interrupted while it runs and never after. */
    private static final class Call {
        private final Thread thread;
        private final long until;
        private boolean overdue;
        private boolean over;

        Call(Thread thread, long until) {
            this.thread = thread;
            this.until = until;
        }

        synchronized void breakOff(long now) {
            if (!over && !overdue && now - until >= 0) {
                overdue = true;
                thread.interrupt();
            }
        }

        synchronized boolean end() {
            over = true;
            if (overdue) {
                Thread.interrupted();
            }
            return overdue;
        }
    }
}
