package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of an interaction, made before the writer's turn. Times are microseconds. */
record InteractionRow(
        String id,
        String interactionId,
        String title,
        String description,
        String createdBy,
        String status,
        String constraints,
        String state,
        double confidence,
        long version,
        String head,
        long createdAt,
        long updatedAt,
        long expiresAt,
        @Nullable Long overAt,
        @Nullable Long forgetAt,
        @Nullable Long askAt,
        @Nullable String person) {
    /**
     * @param keep how long it is kept after its end, where that is its own
     * @param askAt from when it is given out to be asked about
     */
    static InteractionRow of(Interaction interaction, Cover cover, Optional<Duration> keep, Optional<Instant> askAt) {
        Cover.InteractionText text = cover.interaction(interaction);
        @Nullable
        Long forget = Projections.forgetAt(interaction, keep).map(Times::micros).orElse(null);
        // One of both times at most, so that no sweep has to step over what is kept for long.
        @Nullable
        Long over = forget != null
                ? null
                : Projections.over(interaction).map(Times::micros).orElse(null);
        return new InteractionRow(
                interaction.id().toString(),
                interaction.interactionId(),
                ColumnText.of(text.title()),
                ColumnText.of(text.description()),
                ColumnText.of(text.createdBy()),
                interaction.status().wire(),
                JsonText.of(interaction.constraints()),
                text.state(),
                interaction.confidence(),
                interaction.version(),
                interaction.head(),
                Times.micros(interaction.createdAt()),
                Times.micros(interaction.updatedAt()),
                Times.micros(interaction.expiresAt()),
                over,
                forget,
                askAt.map(Times::micros).orElse(null),
                cover.key().map(PersonKey::person).orElse(null));
    }
}
