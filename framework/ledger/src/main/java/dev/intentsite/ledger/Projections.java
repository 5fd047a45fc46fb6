package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an interaction is at its beginning and after events. The same for every store. */
final class Projections {
    private Projections() {}

    static Interaction beginning(NewInteraction begun) {
        Instant at = Times.truncated(begun.createdAt());
        return new Interaction(
                InteractionIds.of(begun.interactionId()),
                begun.interactionId(),
                begun.title(),
                begun.description(),
                begun.createdBy(),
                Status.ACTIVE,
                JsonNodeFactory.instance.objectNode(),
                begun.state(),
                0,
                0,
                Interaction.NO_HEAD,
                at,
                at,
                Times.truncated(begun.expiresAt()));
    }

    static Interaction after(Interaction before, Event last, LedgerTransaction.Projection after) {
        return new Interaction(
                before.id(),
                before.interactionId(),
                after.title(),
                before.description(),
                before.createdBy(),
                after.status(),
                before.constraints(),
                after.state(),
                after.confidence(),
                last.number(),
                last.hash(),
                before.createdAt(),
                last.createdAt(),
                Times.truncated(after.expiresAt()));
    }

    /** When an interaction that is kept for a time of its own is forgotten. */
    static Optional<Instant> forgetAt(Interaction interaction, Optional<Duration> keep) {
        return keep.flatMap(time -> over(interaction).map(over -> Times.truncated(over.plus(time))));
    }

    /** From when the interaction's retention counts: its end, or its expiry while it waits. Never while the site works on it. */
    static Optional<Instant> over(Interaction interaction) {
        return switch (interaction.status()) {
            case ACTIVE -> Optional.empty();
            case BLOCKED -> Optional.of(interaction.expiresAt());
            case COMPLETED, ABANDONED -> Optional.of(interaction.updatedAt());
        };
    }
}
