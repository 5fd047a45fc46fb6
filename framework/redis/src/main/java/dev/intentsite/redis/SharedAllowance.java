package dev.intentsite.redis;

import dev.intentsite.protocol.Sha256;
import dev.intentsite.site.Allowances.Allowance;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One limit, counted in Redis, and beside it while Redis does not answer. Thread-safe. */
final class SharedAllowance implements Allowance {
    private static final String PREFIX = "intentsite limit ";

    private final Connector connector;
    private final Allowance alone;
    private final String name;
    private final Duration time;
    private final BucketConfiguration limit;
    private final TimeMeter meter;
    private volatile @Nullable Buckets buckets;

    /** The buckets of a connection. */
    private record Buckets(StatefulRedisConnection<String, byte[]> connection, ProxyManager<String> manager) {}

    SharedAllowance(Connector connector, Allowance alone, String name, long amount, Duration time, Clock clock) {
        this.connector = connector;
        this.alone = alone;
        this.name = name;
        this.time = time;
        long most = Math.min(amount, time.toNanos());
        this.limit = BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(most).refillGreedy(most, time))
                .build();
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

    @Override
    public Optional<Duration> take(String whose) {
        return counted(
                whose,
                bucket -> {
                    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
                    return wait(probe.isConsumed(), probe.getNanosToWaitForRefill());
                },
                () -> alone.take(whose));
    }

    @Override
    public Optional<Duration> waiting(String whose) {
        return counted(
                whose,
                bucket -> {
                    EstimationProbe probe = bucket.estimateAbilityToConsume(1);
                    return wait(probe.canBeConsumed(), probe.getNanosToWaitForRefill());
                },
                () -> alone.waiting(whose));
    }

    @Override
    public void used(String whose, long count) {
        if (count > 0) {
            counted(
                    whose,
                    bucket -> {
                        bucket.consumeIgnoringRateLimits(count);
                        return Optional.empty();
                    },
                    () -> {
                        alone.used(whose, count);
                        return Optional.empty();
                    });
        }
    }

    private static Optional<Duration> wait(boolean passes, long nanos) {
        return passes ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    private Optional<Duration> counted(
            String whose, Function<Bucket, Optional<Duration>> inCommon, Supplier<Optional<Duration>> forItself) {
        Optional<StatefulRedisConnection<String, byte[]>> connection = connector.connection();
        if (connection.isEmpty()) {
            return forItself.get();
        }
        try {
            Optional<Duration> wait = inCommon.apply(manager(connection.get()).getProxy(key(whose), () -> limit));
            connector.answered();
            return wait;
        } catch (RuntimeException e) {
            connector.failed(e);
            return forItself.get();
        }
    }

    private ProxyManager<String> manager(StatefulRedisConnection<String, byte[]> connection) {
        @Nullable Buckets held = buckets;
        if (held == null || held.connection() != connection) {
            held = new Buckets(
                    connection,
                    Bucket4jLettuce.casBasedBuilder(connection)
                            .clientClock(meter)
                            .requestTimeout(Connector.PATIENCE)
                            .expirationAfterWrite(
                                    ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(time))
                            .build());
            buckets = held;
        }
        return held.manager();
    }

    /** Who sends is not written down: a hash, which is short too. */
    private String key(String whose) {
        byte[] hash = Sha256.of((name + "\n" + whose).getBytes(StandardCharsets.UTF_8));
        return PREFIX + name + " " + HexFormat.of().formatHex(hash, 0, 16);
    }
}
