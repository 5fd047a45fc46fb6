package dev.intentsite.http.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How many messages an address may send. Knows 100,000 addresses at a time, the rest is forgotten. Thread-safe. */
final class AddressLimiter {
    private static final int MOST_ADDRESSES = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<Network, Bucket> buckets;

    AddressLimiter(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Counts one message of {@code address}: empty when it may pass, else the whole seconds to wait, at least 1. */
    OptionalLong secondsToWait(InetAddress address) {
        ConsumptionProbe probe =
                buckets.get(Network.of(address), key -> newBucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return OptionalLong.empty();
        }
        long nanos = probe.getNanosToWaitForRefill() + TimeUnit.SECONDS.toNanos(1) - 1;
        return OptionalLong.of(Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos)));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
