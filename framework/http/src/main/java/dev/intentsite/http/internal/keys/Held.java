package dev.intentsite.http.internal.keys;

import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one origin: keys until a moment, when they were last asked for, and until when a failure is not tried again.
 * Immutable.
 */
record Held(JwkSet keys, Instant until, Instant asked, Instant failedUntil) {
    /** How often an unknown key may make the origin be asked again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Duration FAILURE = Duration.ofSeconds(30);
    private static final Held NOTHING = new Held(new JwkSet(List.of()), Instant.MIN, Instant.MIN, Instant.MIN);

    static Held nothing() {
        return NOTHING;
    }

    Held found(JwkSet now, Duration fresh, Instant time) {
        return new Held(now, time.plus(fresh), time, Instant.MIN);
    }

    /** The keys that are still fresh stay. */
    Held failed(Instant time) {
        return new Held(keys, until, time, time.plus(FAILURE));
    }

    boolean isFailing(Instant time) {
        return time.isBefore(failedUntil);
    }

    /** The keys, while they are fresh and either hold {@code kid} or may not be asked for again yet. */
    Optional<List<PublishedKey>> atHand(String kid, Instant time) {
        if (!time.isBefore(until)) {
            return Optional.empty();
        }
        boolean known =
                keys.keys().stream().anyMatch(key -> key.key().thumbprint().equals(kid));
        boolean settled = !isFailing(time) && time.isBefore(asked.plus(AGAIN));
        return known || settled ? Optional.of(keys.keys()) : Optional.empty();
    }

    /** Roughly how much room it takes. */
    int weight() {
        return 1 + keys.keys().size();
    }
}
