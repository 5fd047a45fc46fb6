package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The changes that {@link Ledger#transact} keeps together. A ledger may make them when the work is done, and what a change says that it
 * throws then comes out of {@code transact}; {@link #connection} has them made first. For one thread.
 */
public interface LedgerTransaction {
    /**
     * Burns the nonce until {@code keepUntil} at least; false when it was burnt before.
     *
     * @throws NonceStoreFullException when the store holds as many nonces as it may
     */
    boolean burn(Nonce nonce, Instant keepUntil);

    /**
     * Begins an interaction at version 0 without events.
     *
     * @throws InteractionForgottenException when there was one of that name, and its person is forgotten
     * @throws VersionConflictException when there is one of that name
     */
    Interaction create(NewInteraction interaction);

    /**
     * Appends events and replaces the projections of {@code before}, whose version must still be the newest.
     *
     * @param events at least one
     * @param after status, state and expiry after the events
     * @return the interaction with its new version and head
     * @throws VersionConflictException when somebody else appended first
     */
    Interaction append(Interaction before, List<NewEvent> events, Projection after);

    /**
     * Remembers the first answer to an idempotency key, for as long as the interaction is kept.
     *
     * @throws VersionConflictException when an answer is remembered for it already, or the interaction is gone
     */
    void remember(Receipt receipt);

    /**
     * Forgets all that is kept of the interactions whose origin actor that is: they are not known any more, their names stay taken
     * until retention ends. Of an encrypted ledger the events stay, without actor and payload, and their chain holds. Whoever is
     * forgotten may come back as somebody new.
     *
     * @param at from when retention of those that the site works on counts
     * @return whether anything was kept
     */
    boolean forget(String actorId, Instant at);

    /**
     * The SQL connection of this transaction, for a handler's own statements. It cannot be committed, rolled back or closed, also
     * not by a statement's text, and is of no use after the work.
     *
     * @throws UnsupportedOperationException when the ledger is not SQL
     */
    Connection connection();

    /**
     * What an interaction looks like after its events.
     *
     * @param title what it is about, for people
     * @param state the folded state; not to be changed after it was handed over
     * @param keep how long it is kept after it ended or expired; empty: as {@link Ledger#sweep} is told
     * @param askAt from when {@link Ledger#claim} gives it out; empty: never
     */
    record Projection(
            Status status,
            String title,
            ObjectNode state,
            double confidence,
            Instant expiresAt,
            Optional<Duration> keep,
            Optional<Instant> askAt) {
        /** Kept as {@link Ledger#sweep} is told, and never given out. */
        public Projection(Status status, String title, ObjectNode state, double confidence, Instant expiresAt) {
            this(status, title, state, confidence, expiresAt, Optional.empty(), Optional.empty());
        }
    }
}
