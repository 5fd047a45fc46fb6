package dev.intentsite.client;

import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys of one site. A key that is not among them is looked for again, once a minute at most. Thread-safe. */
final class SiteKeySet implements KeySource {
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

    private final String origin;
    private final Supplier<JwkSet> again;
    private final Clock clock;
    private JwkSet known;
    private Instant nextFetch = Instant.MIN;

    /**
     * @param known what was fetched when the site was discovered
     * @param again fetches once more; throws {@link SiteUnreachableException} or {@link UnusableSiteException}
     */
    SiteKeySet(Origin origin, JwkSet known, Supplier<JwkSet> again, Clock clock) {
        this.origin = origin.toString();
        this.known = known;
        this.again = again;
        this.clock = clock;
    }

    synchronized JwkSet known() {
        return known;
    }

    @Override
    public synchronized Optional<List<PublishedKey>> atHand(String site, String kid) {
        if (!site.equals(origin)) {
            return Optional.empty();
        }
        return holds(kid) || clock.instant().isBefore(nextFetch) ? Optional.of(known.keys()) : Optional.empty();
    }

    @Override
    public synchronized Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
        String kid = kidByOrigin.get(origin);
        if (kid == null) {
            return Map.of();
        }
        if (!holds(kid) && !clock.instant().isBefore(nextFetch)) {
            nextFetch = clock.instant().plus(BETWEEN_FETCHES);
            try {
                known = again.get();
            } catch (SiteUnreachableException | UnusableSiteException fault) {
                return Map.of();
            }
        }
        return Map.of(origin, known.keys());
    }

    private boolean holds(String kid) {
        return known.keys().stream().anyMatch(key -> key.key().thumbprint().equals(kid));
    }
}
