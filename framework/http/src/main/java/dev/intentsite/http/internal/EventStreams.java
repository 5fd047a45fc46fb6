package dev.intentsite.http.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The streams of events that are open, at most so many in all and for each address. Thread-safe. */
final class EventStreams {
    private final int most;
    private final int mostOfAddress;
    private final Duration longest;
    private final Duration heartbeat;
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentMap<String, Integer> ofAddress = new ConcurrentHashMap<>();
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EventStreams(int most, int mostOfAddress, Duration longest, Duration heartbeat) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
        this.longest = longest;
        this.heartbeat = heartbeat;
    }

    Duration longest() {
        return longest;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    /** Room for one more; empty when there is none, else what gives it back, once. */
    Optional<Runnable> room(String address) {
        if (closed) {
            return Optional.empty();
        }
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return Optional.empty();
        }
        if (ofAddress.merge(address, 1, Integer::sum) > mostOfAddress) {
            giveBack(address);
            return Optional.empty();
        }
        return Optional.of(() -> giveBack(address));
    }

    private void giveBack(String address) {
        count.decrementAndGet();
        ofAddress.computeIfPresent(address, (whose, held) -> held == 1 ? null : held - 1);
    }

    void opened(EventStream stream) {
        open.add(stream);
        if (closed) {
            stream.end();
        }
    }

    void ended(EventStream stream) {
        open.remove(stream);
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    /** Ends all of them, and lets no more begin: their clients ask again, here or elsewhere. */
    void close() {
        closed = true;
        open.forEach(EventStream::end);
    }
}
