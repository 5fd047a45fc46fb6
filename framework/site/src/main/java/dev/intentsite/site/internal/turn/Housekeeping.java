package dev.intentsite.site.internal.turn;

import java.lang.ref.WeakReference;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a site while nobody writes to it: what was promised to be forgotten or found out is, also on a quiet day. What is due is
 * decided by the site's clock; this only looks often enough. It does not keep a site alive that was never closed. Thread-safe.
 */
final class Housekeeping {
    private static final long PAUSE_SECONDS = 20;

    private @Nullable ScheduledExecutorService thread;

    synchronized <T> void begin(T house, Consumer<T> work) {
        WeakReference<T> held = new WeakReference<>(house);
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "intentsite-housekeeping");
            made.setDaemon(true);
            return made;
        });
        own.scheduleWithFixedDelay(
                () -> {
                    T there = held.get();
                    if (there == null) {
                        own.shutdown();
                    } else {
                        work.accept(there);
                    }
                },
                PAUSE_SECONDS,
                PAUSE_SECONDS,
                TimeUnit.SECONDS);
        thread = own;
    }

    /** Begins nothing any more, and waits a moment for what goes on. */
    synchronized void end() {
        if (thread != null) {
            thread.shutdown();
            try {
                thread.awaitTermination(PAUSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
