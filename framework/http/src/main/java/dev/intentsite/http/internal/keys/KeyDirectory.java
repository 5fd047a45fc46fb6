package dev.intentsite.http.internal.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Origin;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Other origins' keys, fetched when they are needed and kept. An origin is asked once at a time, however many messages wait for it. In all: 32
 * origins at a time, 600 fetches a minute, and room for 100,000 keys. Thread-safe.
 */
public final class KeyDirectory implements KeySource, AutoCloseable {
    private static final int ORIGINS_AT_ONCE = 32;
    private static final int FETCHES_A_MINUTE = 600;
    private static final int MOST_KEYS = 100_000;

    private final boolean loopbackAllowed;
    private final Clock clock;
    private final OriginFetcher fetcher;
    private final Bucket fetches = Bucket.builder()
            .addLimit(limit -> limit.capacity(FETCHES_A_MINUTE).refillGreedy(FETCHES_A_MINUTE, Duration.ofMinutes(1)))
            .build();
    private final Map<String, CompletableFuture<Void>> flights = new ConcurrentHashMap<>();
    private final Cache<String, Held> held = Caffeine.newBuilder()
            .maximumWeight(MOST_KEYS)
            .weigher((String origin, Held one) -> one.weight())
            .build();

    /** @param site the site's own origin: while it is on loopback, others may be */
    public KeyDirectory(Origin site, Clock clock, Names names, Supplier<SSLContext> tls) {
        this.loopbackAllowed = site.isLoopback();
        this.clock = clock;
        this.fetcher = new OriginFetcher(new CheckedResolver(names, loopbackAllowed), tls, ORIGINS_AT_ONCE);
    }

    @Override
    public Optional<List<PublishedKey>> atHand(String origin, String kid) {
        return known(origin).atHand(kid, clock.instant());
    }

    @Override
    public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
        CompletableFuture<?>[] flying = kidByOrigin.entrySet().stream()
                .map(wanted -> start(wanted.getKey(), wanted.getValue()))
                .toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(flying), budget);
        Map<String, List<PublishedKey>> found = new HashMap<>();
        kidByOrigin.forEach((origin, kid) -> atHand(origin, kid).ifPresent(keys -> found.put(origin, keys)));
        return Map.copyOf(found);
    }

    private Held known(String origin) {
        Held one = held.getIfPresent(origin);
        return one == null ? Held.nothing() : one;
    }

    /** Fetches unless that is needless or useless now. */
    private CompletableFuture<Void> start(String origin, String kid) {
        Instant now = clock.instant();
        Optional<Origin> allowed =
                Origin.find(origin).filter(one -> one.scheme().equals("https") || loopbackAllowed);
        if (allowed.isEmpty()
                || known(origin).isFailing(now)
                || atHand(origin, kid).isPresent()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> flying = flights.putIfAbsent(origin, mine);
        if (flying != null) {
            return flying;
        }
        // The flight that kept us waiting may just have landed.
        Optional<CompletableFuture<Optional<OriginFetcher.Found>>> fetching =
                atHand(origin, kid).isPresent() || !fetches.tryConsume(1)
                        ? Optional.empty()
                        : fetcher.start(allowed.get());
        fetching.ifPresentOrElse(
                result -> result.whenComplete((found, failure) -> land(origin, mine, found)), () -> land(origin, mine));
        return mine;
    }

    @SuppressWarnings("NullAway") // whenComplete gives no result with a failure
    private void land(String origin, CompletableFuture<Void> mine, Optional<OriginFetcher.Found> found) {
        Instant now = clock.instant();
        Held before = known(origin);
        held.put(
                origin,
                found != null && found.isPresent()
                        ? before.found(found.get().keys(), found.get().fresh(), now)
                        : before.failed(now));
        land(origin, mine);
    }

    private void land(String origin, CompletableFuture<Void> mine) {
        flights.remove(origin, mine);
        mine.complete(null);
    }

    private static void await(CompletableFuture<Void> flights, Duration budget) {
        try {
            flights.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // What lands later is for the next message.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A flight never fails", e);
        }
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
