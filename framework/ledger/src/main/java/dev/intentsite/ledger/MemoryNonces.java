package dev.intentsite.ledger;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The burnt nonces, at most {@code capacity}. Thread-safe. */
final class MemoryNonces {
    private final int capacity;
    private final AtomicInteger held = new AtomicInteger();
    private final ConcurrentMap<Nonce, MemoryBurn> burns = new ConcurrentHashMap<>();

    MemoryNonces(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A nonce store for " + capacity + " nonces holds none; give at least 1.");
        }
        this.capacity = capacity;
    }

    boolean isBurnt(Nonce nonce) {
        MemoryBurn burn = burns.get(nonce);
        return burn != null && burn.isKept();
    }

    /** Claims the nonce for {@code transaction}, after the end of whichever claimed it before; false when that one kept it. */
    boolean claim(Nonce nonce, Instant keepUntil, MemoryTransaction transaction) {
        while (true) {
            MemoryBurn other = burns.get(nonce);
            if (other == null) {
                MemoryBurn burn = new MemoryBurn(nonce, keepUntil, transaction);
                reserve();
                other = burns.putIfAbsent(nonce, burn);
                if (other == null) {
                    transaction.claimed(burn);
                    return true;
                }
                held.decrementAndGet();
            }
            if (other.isClaimedBy(transaction)) {
                return false;
            }
            if (!other.isKept() && transaction.hasBurns()) {
                // It would hold one nonce and wait for another: two such could wait for each other.
                throw new VersionConflictException("Another transaction is burning the nonce " + nonce.nonce() + ".");
            }
            if (other.awaitKept()) {
                return false;
            }
        }
    }

    void drop(MemoryBurn burn) {
        if (burns.remove(burn.nonce(), burn)) {
            held.decrementAndGet();
        }
    }

    int sweep(Instant now) {
        int gone = 0;
        for (MemoryBurn burn : burns.values()) {
            if (burn.isKept() && burn.keepUntil().isBefore(now) && burns.remove(burn.nonce(), burn)) {
                held.decrementAndGet();
                gone++;
            }
        }
        return gone;
    }

    private void reserve() {
        if (held.incrementAndGet() > capacity) {
            held.decrementAndGet();
            throw new NonceStoreFullException(capacity);
        }
    }
}
