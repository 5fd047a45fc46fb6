package dev.intentsite.client;

import java.time.Duration;

/** How to wait before the next attempt. A test hands in its own, which moves a clock instead. */
@FunctionalInterface
public interface Pause {
    /** Really waits. */
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    /** Waits so long. */
    void forDuration(Duration duration) throws InterruptedException;
}
