package dev.intentsite.site.internal.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.intentsite.site.Allowances;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Counts in this process. Knows 100,000 senders of each limit at a time, the rest is forgotten. Thread-safe. */
public final class MemoryAllowances implements Allowances {
    private static final int MOST = 100_000;

    @Override
    public Allowance of(String name, long amount, Duration time, Clock clock) {
        return new Buckets(amount, time, clock);
    }

    private static final class Buckets implements Allowance {
        private final long amount;
        private final Duration time;
        private final TimeMeter meter;
        private final Cache<String, Bucket> buckets;

        Buckets(long amount, Duration time, Clock clock) {
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
                    // Tidying up takes less time than to wake another thread for it.
                    .executor(Runnable::run)
                    .build();
        }

        @Override
        public Optional<Duration> take(String whose) {
            ConsumptionProbe probe = bucket(whose).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed()
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }

        @Override
        public Optional<Duration> waiting(String whose) {
            EstimationProbe probe = bucket(whose).estimateAbilityToConsume(1);
            return probe.canBeConsumed()
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }

        @Override
        public void used(String whose, long count) {
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
}
