package dev.intentsite.redis;

import dev.intentsite.protocol.LogText;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection to Redis, which may be lost and come back. After a fault it rests for a second. Thread-safe. */
final class Connector {
    /** How long a message waits for Redis at most. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(1);

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI address;
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> connection =
            new AtomicReference<>();
    private final AtomicBoolean connecting = new AtomicBoolean();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());
    private volatile boolean closed;

    Connector(RedisURI address) {
        this.address = address;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECTING)
                        .keepAlive(true)
                        .build())
                .build());
        try {
            connect().get(CONNECTING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failed(e);
        }
    }

    /** The connection, unless Redis is known to be away. */
    Optional<StatefulRedisConnection<String, byte[]>> connection() {
        if (closed || restsUntil.get() - System.nanoTime() > 0) {
            return Optional.empty();
        }
        @Nullable StatefulRedisConnection<String, byte[]> held = connection.get();
        if (held == null) {
            connect();
        }
        return Optional.ofNullable(held);
    }

    /** Redis did not answer. */
    void failed(Throwable fault) {
        restsUntil.set(System.nanoTime() + REST.toNanos());
        if (!closed && lost.compareAndSet(false, true)) {
            LOG.warn(
                    "Redis at {}:{} does not answer; each node counts limits for itself until it does",
                    address.getHost(),
                    address.getPort(),
                    LogText.of(fault));
        }
    }

    /** Redis answered. */
    void answered() {
        if (lost.get() && lost.compareAndSet(true, false)) {
            LOG.info("Redis at {}:{} is back", address.getHost(), address.getPort());
        }
    }

    private CompletableFuture<?> connect() {
        if (!connecting.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        return client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), address)
                .toCompletableFuture()
                .whenComplete((made, fault) -> {
                    connecting.set(false);
                    if (made == null) {
                        failed(fault);
                    } else {
                        connection.set(made);
                    }
                });
    }

    void close() {
        closed = true;
        client.shutdown(0, 2, TimeUnit.SECONDS);
        resources.shutdown(0, 2, TimeUnit.SECONDS);
    }
}
