package dev.intentsite.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One interaction with its events and receipts. Whoever changes it claims it first; readers see what was committed last.
 * Thread-safe.
 */
final class MemoryInteraction {
    private final AtomicReference<@Nullable Object> owner;
    private final List<Event> events = new ArrayList<>();
    private final ConcurrentMap<ReceiptKey, Receipt> receipts = new ConcurrentHashMap<>(2);
    private volatile @Nullable Interaction committed;
    private volatile @Nullable Instant forgotten;

    /** One that is begun by a transaction, invisible until it commits. */
    MemoryInteraction(Object owner) {
        this.owner = new AtomicReference<>(owner);
    }

    boolean claim(Object claimant) {
        return owner.get() == claimant || owner.compareAndSet(null, claimant);
    }

    void release() {
        owner.set(null);
    }

    Optional<Interaction> committed() {
        return Optional.ofNullable(committed);
    }

    /** From when retention counts; empty while the site works on it. */
    Optional<Instant> over() {
        return Optional.ofNullable(forgotten).or(() -> committed().flatMap(Projections::over));
    }

    List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    Optional<Receipt> receipt(ReceiptKey key) {
        return Optional.ofNullable(receipts.get(key));
    }

    /** For the owner alone, who then releases. */
    void publish(Interaction after, List<Event> added, List<Receipt> remembered) {
        remembered.forEach(receipt -> receipts.put(ReceiptKey.of(receipt), receipt));
        synchronized (events) {
            events.addAll(added);
            committed = after;
        }
    }

    /** For the owner alone, who then releases: leaves the name alone. */
    void forget(Instant at) {
        receipts.clear();
        synchronized (events) {
            events.clear();
            committed = null;
            forgotten = at;
        }
    }
}
