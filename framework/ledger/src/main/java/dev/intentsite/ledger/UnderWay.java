package dev.intentsite.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What transactions are about to write, so that those beside them in this process agree with it. What other processes do is found
 * when it is written. Thread-safe; each {@link Part} is for one thread.
 */
final class UnderWay {
    private static final int MOST_FRESH = 10_000;

    private final Duration patience;
    private final ConcurrentMap<Nonce, CountDownLatch> nonces = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Shared> keys = new ConcurrentHashMap<>();
    /** Nonces that were looked up, and nobody in this process burnt since: what a turn asks first it need not ask again. */
    private final Set<Nonce> fresh = ConcurrentHashMap.newKeySet();

    /** @param patience how long a transaction waits for another one's nonce at most */
    UnderWay(Duration patience) {
        this.patience = patience;
    }

    /** For a transaction that begins; it must be {@link Part#end ended}. */
    Part begin() {
        return new Part();
    }

    /** Notes what {@code burnt} finds of the nonce. */
    boolean lookUp(Nonce nonce, BooleanSupplier burnt) {
        if (fresh.size() >= MOST_FRESH) {
            fresh.clear();
        }
        // Before it is asked: who burns it meanwhile takes it out again.
        fresh.add(nonce);
        boolean found = true;
        try {
            found = burnt.getAsBoolean();
            return found;
        } finally {
            if (found) {
                fresh.remove(nonce);
            }
        }
    }

    private record Shared(PersonKey.Wrapped key, int users) {}

    /** One transaction's. */
    final class Part {
        private final Set<Nonce> claimed = new HashSet<>(2);
        private final Map<String, PersonKey.Wrapped> shared = new HashMap<>(2);

        /**
         * Waits until no other transaction is about to burn it; false when this one is.
         *
         * @throws LedgerUnavailableException when another one is for too long
         */
        boolean claim(Nonce nonce) {
            if (claimed.contains(nonce)) {
                return false;
            }
            CountDownLatch mine = new CountDownLatch(1);
            for (CountDownLatch other = nonces.putIfAbsent(nonce, mine);
                    other != null;
                    other = nonces.putIfAbsent(nonce, mine)) {
                await(other);
            }
            claimed.add(nonce);
            return true;
        }

        /** Whether a nonce that was claimed was looked up and not burnt. */
        boolean isFresh(Nonce nonce) {
            return fresh.contains(nonce);
        }

        /** The data key that all who find none make for that actor, until the last of them has ended. */
        PersonKey.Wrapped key(String actor, Supplier<PersonKey.Wrapped> made) {
            return shared.computeIfAbsent(
                    actor,
                    unknown -> keys.merge(
                                    actor,
                                    new Shared(made.get(), 1),
                                    (there, mine) -> new Shared(there.key(), there.users() + 1))
                            .key());
        }

        /** Its changes are kept, or not. */
        void end() {
            for (Nonce nonce : claimed) {
                fresh.remove(nonce);
                CountDownLatch mine = nonces.remove(nonce);
                if (mine != null) {
                    mine.countDown();
                }
            }
            claimed.clear();
            shared.keySet()
                    .forEach(actor -> keys.computeIfPresent(
                            actor,
                            (name, there) -> there.users() == 1 ? null : new Shared(there.key(), there.users() - 1)));
            shared.clear();
        }

        private void await(CountDownLatch other) {
            try {
                if (!other.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw WriterQueue.tooLong(patience);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LedgerUnavailableException("Interrupted while waiting for other transactions.", e);
            }
        }
    }
}
