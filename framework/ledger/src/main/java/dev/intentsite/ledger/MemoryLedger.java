package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * A ledger that is gone with the process: for tests, first tries, and sites that may forget. Thread-safe; works of different
 * interactions run side by side. A transaction that meets another one's unfinished change of the same interaction gets
 * {@link VersionConflictException} at once; one that meets another's unfinished burn of the same nonce waits for its end. A
 * reader may see one interaction of a transaction before the next one of the same transaction.
 */
public final class MemoryLedger implements Ledger {
    /** How many nonces are held unless told: those of 3,000 messages a second for five minutes. */
    public static final int DEFAULT_NONCE_CAPACITY = 1_000_000;

    /** How many interactions are held unless told. */
    public static final int DEFAULT_INTERACTION_CAPACITY = 100_000;

    private final MemoryInteractions interactions;
    private final MemoryNonces nonces;
    private final ConcurrentMap<String, Publication> publications = new ConcurrentHashMap<>();
    private final Nesting nesting = new Nesting();

    /** What is published under a name, and since when. */
    private record Publication(String contentHash, Instant since) {}

    /** A ledger for {@link #DEFAULT_NONCE_CAPACITY} nonces and {@link #DEFAULT_INTERACTION_CAPACITY} interactions. */
    public MemoryLedger() {
        this(DEFAULT_NONCE_CAPACITY);
    }

    /** A ledger for so many nonces and {@link #DEFAULT_INTERACTION_CAPACITY} interactions. */
    public MemoryLedger(int nonceCapacity) {
        this(nonceCapacity, DEFAULT_INTERACTION_CAPACITY);
    }

    /**
     * A ledger whose store of nonces is full with {@code nonceCapacity}; burning one more throws {@link
     * NonceStoreFullException} until {@link #sweep} forgets expired ones. With {@code interactionCapacity} interactions, those that
     * ended or expired first are forgotten for new ones, 24 hours or not; where none has, beginning one more throws {@link
     * InteractionStoreFullException}.
     */
    public MemoryLedger(int nonceCapacity, int interactionCapacity) {
        nonces = new MemoryNonces(nonceCapacity);
        interactions = new MemoryInteractions(interactionCapacity);
    }

    @Override
    public Optional<Interaction> find(String interactionId) {
        return interactions.find(interactionId).flatMap(MemoryInteraction::committed);
    }

    @Override
    public List<Event> events(String interactionId) {
        return interactions.find(interactionId).map(MemoryInteraction::events).orElse(List.of());
    }

    @Override
    public List<Interaction> active(Optional<UUID> after, int most) {
        return interactions.active(after, most);
    }

    @Override
    public List<Interaction> ofActor(String actorId) {
        return interactions.ofActor(actorId).stream()
                .flatMap(name -> find(name).stream())
                .sorted(Comparator.comparing(Interaction::createdAt).reversed())
                .toList();
    }

    @Override
    public boolean isBurnt(Nonce nonce) {
        return nonces.isBurnt(nonce);
    }

    @Override
    public Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey) {
        return interactions
                .find(interactionId)
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
    public Instant unchangedSince(String name, String contentHash, Instant now) {
        Publication fresh = new Publication(contentHash, Times.truncated(now));
        return publications
                .merge(name, fresh, (kept, given) -> kept.contentHash().equals(contentHash) ? kept : given)
                .since();
    }

    @Override
    public boolean isSql() {
        return false;
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public List<String> claim(Instant now, int most, UnaryOperator<Duration> pause) {
        return interactions.claim(Times.truncated(now), most, pause);
    }

    @Override
    public void postpone(String interactionId, Instant until) {
        interactions.find(interactionId).ifPresent(found -> found.postpone(Times.truncated(until)));
    }

    @Override
    public int sweep(Instant now, Instant endedBefore) {
        return nonces.sweep(Times.truncated(now))
                + interactions.forget(Times.truncated(now), Times.truncated(endedBefore));
    }

    @Override
    public void close() {}
}
