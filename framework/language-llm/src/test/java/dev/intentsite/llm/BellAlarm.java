package dev.intentsite.llm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An alarm that rings when the test says so. */
final class BellAlarm implements Alarm {
    private final BlockingQueue<Runnable> bells = new LinkedBlockingQueue<>();
    final List<Duration> set = new CopyOnWriteArrayList<>();

    @Override
    public Runnable set(Duration after, Runnable ring) {
        set.add(after);
        bells.add(ring);
        return () -> bells.remove(ring);
    }

    /** The time of the question that has waited longest is over. */
    void ring() throws InterruptedException {
        Runnable bell = bells.poll(30, TimeUnit.SECONDS);
        if (bell == null) {
            throw new AssertionError("no alarm was set");
        }
        bell.run();
    }
}
