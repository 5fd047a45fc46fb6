package dev.intentsite.http.internal.keys;

import dev.intentsite.protocol.LogText;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches both documents of an origin at once, for a bounded count of origins at a time. Thread-safe. */
final class OriginFetcher implements AutoCloseable {
    /** The keys of an origin, and how long they may be kept. */
    record Found(JwkSet keys, Duration fresh) {}

    private static final Logger LOG = LoggerFactory.getLogger(OriginFetcher.class);
    private static final List<String> PATHS =
            List.of("/.well-known/jwks.json", "/.well-known/http-message-signatures-directory");
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Semaphore documents;
    private final ExecutorService threads = Executors.newCachedThreadPool(OriginFetcher::thread);
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(OriginFetcher::thread);
    private final DocumentFetcher fetcher;

    OriginFetcher(CheckedResolver resolver, Supplier<SSLContext> tls, int originsAtOnce) {
        int most = originsAtOnce * PATHS.size();
        this.documents = new Semaphore(most);
        this.fetcher = new DocumentFetcher(resolver, tls, most, alarms);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "intentsite-keys-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts to fetch, when there is room.
     *
     * @return what will be found within some 3 s, itself empty when neither document is there; empty when there is no room now
     */
    Optional<CompletableFuture<Optional<Found>>> start(Origin origin) {
        if (!documents.tryAcquire(PATHS.size())) {
            LOG.warn("No room to fetch the keys of {}", origin);
            return Optional.empty();
        }
        List<CompletableFuture<Fetched>> both =
                PATHS.stream().map(path -> start(origin, path)).toList();
        return Optional.of(both.get(0).thenCombine(both.get(1), (one, other) -> united(origin, List.of(one, other))));
    }

    /** A look-up of a name cannot be aborted: it keeps its thread and its place, and the others go on without it. */
    private CompletableFuture<Fetched> start(Origin origin, String path) {
        return CompletableFuture.supplyAsync(() -> fetchAndRelease(origin, path), threads)
                .completeOnTimeout(
                        Fetched.absent(path, "longer than " + DocumentFetcher.MOST_SECONDS + " s"),
                        DocumentFetcher.MOST_SECONDS,
                        TimeUnit.SECONDS);
    }

    private Fetched fetchAndRelease(Origin origin, String path) {
        try {
            return fetcher.fetch(origin, path);
        } catch (RuntimeException e) {
            LOG.error("Fetching {}{} failed", origin, path, LogText.of(e));
            return Fetched.absent(path, "defect");
        } finally {
            documents.release();
        }
    }

    private static Optional<Found> united(Origin origin, List<Fetched> documents) {
        List<Fetched> present =
                documents.stream().filter(one -> one.keys().isPresent()).toList();
        Optional<Found> found = present.stream()
                .map(one -> new Found(one.keys().orElseThrow(), one.fresh()))
                .reduce((one, other) -> new Found(one.keys().union(other.keys()), shorter(one.fresh(), other.fresh())));
        if (found.isEmpty()) {
            LOG.info(
                    "No keys for {}. Tried: {}",
                    origin,
                    LogText.of(documents.stream().map(Fetched::what).collect(Collectors.joining(", "))));
        }
        return found;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        alarms.shutdownNow();
        try {
            fetcher.close();
        } catch (IOException e) {
            LOG.debug("Closing connections failed", LogText.of(e));
        }
    }
}
