package dev.intentsite.protocol.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request whose attribution holds (steps 1 to 3 of {@code wire.md} § 5), or one without a profile, whose trust is {@code UNSIGNED}.
 *
 * @param actors the chain, oldest first
 */
public record Verified(
        List<Actor> actors,
        Trust trust,
        String queryHash,
        String nonce,
        Instant timestamp,
        Optional<String> intentHash,
        Optional<AnswerReference> inReplyTo) {
    public Verified {
        actors = List.copyOf(actors);
    }

    /** The first entry: whose interaction it is. */
    public Actor origin() {
        return actors.get(0);
    }
}
