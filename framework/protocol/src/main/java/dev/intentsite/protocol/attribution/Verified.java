package dev.intentsite.protocol.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request whose attribution holds (steps 1 to 3 of {@code wire.md} § 5), or one without a profile, whose trust is {@code UNSIGNED}.
 *
 * @param actors the chain, oldest first, at least one; of an unsigned request what its chain says, unchecked
 * @param trust that of the weakest entry
 * @param queryHash hash of the payload, computed here
 * @param nonce as it came: with the first entry's {@code kid} it is burnt once; of an unsigned request empty where there is none
 * @param timestamp {@code attribution.timestamp}; of an unsigned request now where there is none
 * @param intentHash hash of the interaction's first message, as the request has it
 * @param inReplyTo the answer that it replies to
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
