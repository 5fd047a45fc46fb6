package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An interaction as OICP keeps an intent. Its {@code state} is not to be changed.
 *
 * @param id the ledger's own id, derived from {@code interactionId}
 * @param interactionId the client's name of it, unique
 * @param title what it is about, for people
 * @param description the first message
 * @param createdBy {@code actor_id} of its origin actor
 * @param constraints OICP's constraints; a conversation has none, so this is empty
 * @param state the fold of its events
 * @param confidence 0 to 1: how sure the site is of what is meant
 * @param version number of its last event
 * @param head hash of its last event, lower-case hex SHA-256; 64 zeros before the first
 * @param expiresAt when it is forgotten if nothing more is said
 */
public record Interaction(
        UUID id,
        String interactionId,
        String title,
        String description,
        String createdBy,
        Status status,
        ObjectNode constraints,
        ObjectNode state,
        double confidence,
        long version,
        String head,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {
    /** The head before the first event. */
    public static final String NO_HEAD = "0".repeat(64);
}
