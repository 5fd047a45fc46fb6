package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An event of an interaction's log.
 *
 * @param number from 1, without gaps
 * @param createdAt to the microsecond
 * @param previous hash of the event before, {@link Interaction#NO_HEAD} in the first
 * @param hash lower-case hex SHA-256 of the canonical JSON (RFC 8785) of {@code {interaction, number, type,
 *     actor, payload, created_at, previous}}, with the interaction's id and {@code created_at} as UTC with six fraction digits
 */
public record Event(
        long number, String type, String actor, ObjectNode payload, Instant createdAt, String previous, String hash) {}
