package dev.intentsite.ledger;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A nonce that a transaction burns: claimed, then kept or dropped. Thread-safe. */
final class MemoryBurn {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Nonce nonce;
    private final Instant keepUntil;
    private volatile @Nullable MemoryTransaction claimant;
    private volatile boolean kept;

    MemoryBurn(Nonce nonce, Instant keepUntil, MemoryTransaction claimant) {
        this.nonce = nonce;
        this.keepUntil = Times.truncated(keepUntil);
        this.claimant = claimant;
    }

    Nonce nonce() {
        return nonce;
    }

    Instant keepUntil() {
        return keepUntil;
    }

    boolean isKept() {
        return kept;
    }

    boolean isClaimedBy(MemoryTransaction transaction) {
        return claimant == transaction;
    }

    synchronized void settle(boolean keep) {
        kept = keep;
        claimant = null;
        notifyAll();
    }

    /** Waits for the claimant's end; whether the nonce was kept. */
    boolean awaitKept() {
        if (kept) {
            return true;
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        synchronized (this) {
            while (claimant != null) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new LedgerUnavailableException(
                            "A transaction that burns the same nonce takes too long.", null);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new LedgerUnavailableException(
                            "Interrupted while another transaction burns the same nonce.", e);
                }
            }
            return kept;
        }
    }
}
