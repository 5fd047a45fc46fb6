package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps interactions as intents with a version and an append-only, hash-chained event log. Implementations are thread-safe;
 * {@code LedgerContract} in the tests says what each must do.
 */
public interface Ledger extends AutoCloseable {
    /** The interaction of that client's name, as last committed. Expired and ended ones are found for 24 hours at least. */
    Optional<Interaction> find(String interactionId);

    /**
     * All events of it, by number from 1; empty when there is none. When its person is forgotten, those that stay have neither actor
     * nor payload.
     */
    List<Event> events(String interactionId);

    /** The interactions whose origin actor that is, newest first. */
    List<Interaction> ofActor(String actorId);

    /** Whether the nonce was burnt. An answer of false may be overtaken; {@link LedgerTransaction#burn} decides. */
    boolean isBurnt(Nonce nonce);

    /** The first answer to a message that carried an idempotency key. */
    Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey);

    /**
     * The interactions that the site works on ({@link Status#ACTIVE}), page by page in the order of their ids, as last committed.
     *
     * @param after the last id of the page before; empty for the first page
     * @param most how long a page may be; one that is shorter is the last
     */
    List<Interaction> active(Optional<UUID> after, int most);

    /**
     * Makes ready for interactions of that actor to begin, in a transaction of its own: what several of them need alike is there then, and
     * none waits for another one or is thwarted by it. Need not be called; not inside a work.
     *
     * @throws LedgerUnavailableException when the store cannot keep it now
     */
    default void prepare(String actorId) {}

    /**
     * Runs {@code work} in one transaction: when it returns, all it did is durable; when it throws, nothing of it is kept and
     * the exception comes out unchanged. Where the store itself failed under the work (full, read-only), that is what comes out,
     * whatever the work made of it, with the work's own exception suppressed.
     *
     * @throws LedgerUnavailableException when the store cannot keep it now; nothing was kept
     * @throws LedgerOutcomeUnknownException when the store was lost while it committed
     * @throws IllegalStateException when it is called inside a work of the same ledger on the same thread
     */
    <T, X extends Exception> T transact(Work<T, X> work) throws X;

    /**
     * Since when what is published under {@code name} has that content: {@code now} where it is new. All who share the ledger hear the
     * same.
     *
     * @param contentHash any text that is another for another content
     * @throws LedgerUnavailableException when the store cannot be read or changed now
     */
    Instant unchangedSince(String name, String contentHash, Instant now);

    /** Whether {@link LedgerTransaction#connection} has one. */
    boolean isSql();

    /** Whether what is kept outlives the process. A site over one that does not refuses messages from before its own start. */
    boolean isDurable();

    /**
     * Gives out interactions whose time to be asked about has come ({@link LedgerTransaction.Projection#askAt}), the earliest first. Each
     * goes to one caller, on whatever machine, and comes up again after a pause unless something is appended to it meanwhile: so
     * nothing is left behind where a caller dies.
     *
     * @param most how many at most
     * @param pause the pause, by the time since the interaction was last changed; both above zero
     * @return the client's names of them
     */
    List<String> claim(Instant now, int most, UnaryOperator<Duration> pause);

    /** Has {@link #claim} give out that interaction not before {@code until}; nothing where it would not give it out earlier. */
    void postpone(String interactionId, Instant until);

    /**
     * Forgets nonces past their time, and with their events and receipts those interactions that ended before {@code
     * endedBefore}, or that wait and expired before it; those that are kept for a time of their own ({@link
     * LedgerTransaction.Projection#keep}) when that is over at {@code now}. Interactions that the site works on stay. The data key of a person of whom nothing is left goes an hour
     * later. Goes in small batches, so that turns get in between.
     *
     * @return how many nonces and interactions went
     */
    int sweep(Instant now, Instant endedBefore);

    @Override
    void close();

    /** What is done in a transaction. Not to be kept or used after it returns. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        /** Does it; what it throws rolls everything back. */
        T run(LedgerTransaction transaction) throws X;
    }
}
