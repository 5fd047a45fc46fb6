package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The first answer to a message with an idempotency key.
 *
 * @param queryHash hash of that message's payload
 * @param turn the turn that it was
 * @param answer what is needed to give the same answer again
 */
public record Receipt(
        String interactionId,
        String originActor,
        String idempotencyKey,
        String queryHash,
        long turn,
        ObjectNode answer) {}
