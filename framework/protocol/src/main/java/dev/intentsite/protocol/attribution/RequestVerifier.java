package dev.intentsite.protocol.attribution;

import dev.intentsite.protocol.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Steps 1 to 3 of "verifying a request" ({@code wire.md} § 5). Thread-safe. Replay, trust and binding are the site's. */
public final class RequestVerifier {
    private final String site;

    /**
     * @param site the site's origin
     * @param keys where keys of origins come from
     * @param pins the actors that the configuration knows
     * @param window how far any timestamp may be from now, inclusive
     */
    public RequestVerifier(String site, KeySource keys, List<Pin> pins, Duration window) {
        this.site = site;
    }

    /**
     * Verifies one request.
     *
     * @throws AttributionException when it does not hold
     */
    public Verified verify(Request request, Instant now) {
        throw new UnsupportedOperationException(site);
    }
}
