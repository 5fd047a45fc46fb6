package dev.intentsite.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A ledger that is gone with the process: for tests, first tries, and sites that may forget. Thread-safe; works of different
 * interactions run side by side. A transaction that meets another one's unfinished change of the same interaction gets
 * {@link VersionConflictException} at once; one that meets another's unfinished burn of the same nonce waits for its end. A
 * reader may see one interaction of a transaction before the next one of the same transaction.
 */
public final class MemoryLedger implements Ledger {
    /** How many nonces are held unless told: those of 3,000 messages a second for five minutes. */
    public static final int DEFAULT_NONCE_CAPACITY = 1_000_000;

    private final ConcurrentMap<String, MemoryInteraction> interactions = new ConcurrentHashMap<>();
    private final MemoryNonces nonces;
    private final Nesting nesting = new Nesting();

    /** A ledger for {@link #DEFAULT_NONCE_CAPACITY} nonces. */
    public MemoryLedger() {
        this(DEFAULT_NONCE_CAPACITY);
    }

    /**
     * A ledger whose store of nonces is full with {@code nonceCapacity}; burning one more throws {@link
     * NonceStoreFullException} until {@link #sweep} forgets expired ones.
     */
    public MemoryLedger(int nonceCapacity) {
        nonces = new MemoryNonces(nonceCapacity);
    }

    @Override
    public Optional<Interaction> find(String interactionId) {
        return Optional.ofNullable(interactions.get(interactionId)).flatMap(MemoryInteraction::committed);
    }

    @Override
    public List<Event> events(String interactionId) {
        MemoryInteraction interaction = interactions.get(interactionId);
        return interaction == null ? List.of() : interaction.events();
    }

    @Override
    public boolean isBurnt(Nonce nonce) {
        return nonces.isBurnt(nonce);
    }

    @Override
    public Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey) {
        return Optional.ofNullable(interactions.get(interactionId))
                .flatMap(found -> found.receipt(new ReceiptKey(originActor, idempotencyKey)));
    }

    @Override
    public <T, X extends Exception> T transact(Work<T, X> work) throws X {
        nesting.enter();
        try {
            MemoryTransaction transaction = new MemoryTransaction(interactions, nonces);
            boolean done = false;
            try {
                T result = work.run(transaction);
                done = true;
                return result;
            } finally {
                if (done) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
            }
        } finally {
            nesting.leave();
        }
    }

    @Override
    public boolean isSql() {
        return false;
    }

    @Override
    public int sweep(Instant now, Instant endedBefore) {
        int gone = nonces.sweep(Times.truncated(now));
        Instant before = Times.truncated(endedBefore);
        Object sweeper = new Object();
        for (Map.Entry<String, MemoryInteraction> entry : interactions.entrySet()) {
            MemoryInteraction interaction = entry.getValue();
            if (isOver(interaction, before) && interaction.claim(sweeper)) {
                if (isOver(interaction, before)) {
                    // It stays claimed: whoever still holds it gets a conflict.
                    interactions.remove(entry.getKey(), interaction);
                    gone++;
                } else {
                    interaction.release();
                }
            }
        }
        return gone;
    }

    @Override
    public void close() {}

    private static boolean isOver(MemoryInteraction interaction, Instant before) {
        return interaction
                .committed()
                .flatMap(Projections::over)
                .filter(over -> over.isBefore(before))
                .isPresent();
    }
}
