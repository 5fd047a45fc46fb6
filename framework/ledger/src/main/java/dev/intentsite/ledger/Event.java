package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of an interaction's log.
 *
 * @param number from 1, without gaps
 * @param actor who did it; empty when its person is forgotten
 * @param payload the change of the state; an empty object when its person is forgotten
 * @param createdAt to the microsecond
 * @param previous hash of the event before, {@link Interaction#NO_HEAD} in the first
 * @param hash lower-case hex SHA-256 of the canonical JSON (RFC 8785) of {@code {interaction, number, type,
 *     actor, payload, created_at, previous}}, with the interaction's id and {@code created_at} as UTC with six fraction digits;
 *     where {@code sealed} is present it takes the place of {@code actor} and {@code payload}, so that the hash is known without keys
 * @param sealed ciphertext of actor and payload as the ledger keeps it; empty where it keeps them plain
 */
public record Event(
        long number,
        String type,
        String actor,
        ObjectNode payload,
        Instant createdAt,
        String previous,
        String hash,
        Optional<String> sealed) {
    /** An event that is kept plain. */
    public Event(
            long number,
            String type,
            String actor,
            ObjectNode payload,
            Instant createdAt,
            String previous,
            String hash) {
        this(number, type, actor, payload, createdAt, previous, hash, Optional.empty());
    }
}
