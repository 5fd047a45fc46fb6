package dev.intentsite.site;

import dev.intentsite.protocol.attribution.KeySource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Offers a source that knows no key, and remembers whose were closed. Found by {@link java.util.ServiceLoader}. */
public final class ClosingKeySources implements KeySourceFactory {
    /** The origins of the sites whose source was closed. */
    static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();

    @Override
    public KeySource keySource(String origin, Clock clock) {
        return new Closing(origin);
    }

    private record Closing(String site) implements KeySource, AutoCloseable {
        @Override
        public Optional<List<PublishedKey>> atHand(String origin, String kid) {
            return Optional.empty();
        }

        @Override
        public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
            return Map.of();
        }

        @Override
        public void close() {
            CLOSED.add(site);
        }
    }
}
