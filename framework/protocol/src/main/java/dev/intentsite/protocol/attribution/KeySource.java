package dev.intentsite.protocol.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the keys of web origins come from. Implementations are thread-safe, cache, and guard what they fetch ({@code wire.md} § 5, "Finding keys"). */
public interface KeySource {
    /**
     * A published key.
     *
     * @param expires the moment from which it verifies no request any more, empty for a current key
     */
    record PublishedKey(JsonWebKey key, Optional<Instant> expires) {}

    /** The keys of {@code origin} that are at hand without any I/O; empty when a fetch is needed, also because {@code kid} is not among them and may be asked for again. */
    Optional<List<PublishedKey>> atHand(String origin, String kid);

    /**
     * Fetches what is needed, within {@code budget} in all. An origin whose keys cannot be had is absent in the result.
     *
     * @param kidByOrigin the origins, each with the key that is looked for
     */
    Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget);

    /** Knows no origin. */
    static KeySource none() {
        return new KeySource() {
            @Override
            public Optional<List<PublishedKey>> atHand(String origin, String kid) {
                return Optional.empty();
            }

            @Override
            public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
                return Map.of();
            }
        };
    }
}
