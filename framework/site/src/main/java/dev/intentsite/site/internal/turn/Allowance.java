package dev.intentsite.site.internal.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * So much for each one within a time; what was used comes back evenly. Knows 100,000 at a time, the rest is forgotten. Thread-safe.
 */
final class Allowance {
    private static final int MOST = 100_000;

    private final long amount;
    private final Duration time;
    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets;

    Allowance(long amount, Duration time, Clock clock) {
        this.amount = Math.min(amount, time.toNanos());
        this.time = time;
        this.meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Math.multiplyExact(clock.millis(), 1_000_000L);
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(time.multipliedBy(2))
                .ticker(meter::currentTimeNanos)
                .build();
    }

    /** Uses one; when there is none, how long to wait. */
    Optional<Duration> take(String whose) {
        ConsumptionProbe probe = bucket(whose).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** How long to wait until one could be used; empty when one can be now. */
    Optional<Duration> waiting(String whose) {
        EstimationProbe probe = bucket(whose).estimateAbilityToConsume(1);
        return probe.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Counts what was used already, more than there was included. */
    void used(String whose, long count) {
        if (count > 0) {
            bucket(whose).consumeIgnoringRateLimits(count);
        }
    }

    private Bucket bucket(String whose) {
        return buckets.get(
                whose,
                key -> Bucket.builder()
                        .withCustomTimePrecision(meter)
                        .addLimit(limit -> limit.capacity(amount).refillGreedy(amount, time))
                        .build());
    }
}
