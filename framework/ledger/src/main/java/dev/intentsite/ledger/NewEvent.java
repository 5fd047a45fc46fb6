package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An event to append.
 *
 * @param type what happened, {@code snake_case}
 * @param actor {@code actor_id} of who did it
 * @param payload the change of the state; not to be changed after it was handed over
 */
public record NewEvent(String type, String actor, ObjectNode payload, Instant createdAt) {}
