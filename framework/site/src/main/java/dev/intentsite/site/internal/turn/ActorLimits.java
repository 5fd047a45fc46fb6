package dev.intentsite.site.internal.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** So many messages a minute for each origin actor ({@code wire.md} § 4, {@code rate_limited}). Thread-safe, bounded. */
final class ActorLimits {
    private static final int MOST_ACTORS = 100_000;

    private final int perMinute;
    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_ACTORS).build();

    ActorLimits(int perMinute, Clock clock) {
        this.perMinute = perMinute;
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
    }

    /** Counts one message; when it is one too many, how long to wait. */
    Optional<Duration> count(String actor) {
        ConsumptionProbe probe = buckets.get(actor, this::bucket).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String actor) {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
