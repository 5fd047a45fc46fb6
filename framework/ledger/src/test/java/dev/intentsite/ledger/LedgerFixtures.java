package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What the tests of ledgers write, and how they do it at the same moment. */
abstract class LedgerFixtures {
    static final Instant NOON = Instant.parse("2026-03-08T12:00:00.123456Z");
    static final String ANNA = "https://anna.example";

    static NewInteraction begun(String name) {
        return new NewInteraction(
                name, "Table", "A table for two", ANNA, Json.of("n", 0), NOON, NOON.plus(Duration.ofMinutes(30)));
    }

    static NewEvent event(int n) {
        return new NewEvent("counted", ANNA, Json.of("n", n), NOON.plusSeconds(n));
    }

    static LedgerTransaction.Projection projection(Status status, int n) {
        return new LedgerTransaction.Projection(
                status,
                "Table " + n,
                Json.of("n", n),
                0.5,
                NOON.plus(Duration.ofMinutes(30)).plusSeconds(n));
    }

    static Receipt receipt(String interactionId, String key) {
        return new Receipt(interactionId, ANNA, key, "0".repeat(64), 1, Json.of("message", "Done"));
    }

    /** Runs {@code count} tasks that begin at the same moment. */
    static <T> List<T> together(int count, Task<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int n = i;
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.run(n);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(50, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @SuppressWarnings("unchecked")
    static <T, X extends Throwable> T sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }

    interface Task<T> {
        T run(int n) throws Exception;
    }
}
