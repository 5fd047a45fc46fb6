package dev.intentsite.llm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Rings after a while, unless it is turned off before. Thread-safe. */
@FunctionalInterface
interface Alarm {
    /** @return what turns it off */
    Runnable set(Duration after, Runnable ring);

    /** Goes by the machine's time. */
    static Alarm ofTheMachine() {
        return (after, ring) -> {
            CompletableFuture<Void> over = new CompletableFuture<>();
            over.completeOnTimeout(null, after.toNanos(), TimeUnit.NANOSECONDS).thenRun(ring);
            return () -> over.cancel(false);
        };
    }
}
