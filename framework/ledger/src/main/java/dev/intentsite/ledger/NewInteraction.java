package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What an interaction begins with; see {@link Interaction}. */
public record NewInteraction(
        String interactionId,
        String title,
        String description,
        String createdBy,
        ObjectNode state,
        Instant createdAt,
        Instant expiresAt) {}
