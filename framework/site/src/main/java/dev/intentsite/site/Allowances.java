package dev.intentsite.site;

import dev.intentsite.site.internal.turn.MemoryAllowances;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts what senders use of their limits. By default each process counts for itself; nodes that count together share an implementation such as
 * {@code RedisAllowances} of {@code intentsite-redis}. Thread-safe; no method may wait long or throw, whatever is lost: who cannot count in
 * common counts alone.
 */
public interface Allowances {
    /**
     * A limit.
     *
     * @param name of the limit, the same on every node; unique within a site
     * @param amount how much may be used within {@code time}; what was used comes back evenly
     * @param clock what it counts by
     */
    Allowance of(String name, long amount, Duration time, Clock clock);

    /** Counts in this process alone, for 100,000 senders of each limit at a time. */
    static Allowances inMemory() {
        return new MemoryAllowances();
    }

    /** One limit. */
    interface Allowance {
        /** Uses one; when there is none left, how long to wait, and nothing is used. */
        Optional<Duration> take(String whose);

        /** How long to wait until one could be used; empty when one can be now. */
        Optional<Duration> waiting(String whose);

        /** Counts what was used already, more than there was included; nothing when {@code count} is not positive. */
        void used(String whose, long count);
    }
}
