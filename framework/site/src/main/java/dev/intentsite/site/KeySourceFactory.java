package dev.intentsite.site;

import dev.intentsite.protocol.attribution.KeySource;
import java.time.Clock;

/**
 * Makes the source of other origins' keys for a site that names none. The module {@code intentsite-http} brings one, found by
 * {@link java.util.ServiceLoader}; without it the site knows the keys of no origin.
 */
public interface KeySourceFactory {
    /**
     * A source for one site, which closes it with itself when it is {@link AutoCloseable}.
     *
     * @param origin the site's own origin
     */
    KeySource keySource(String origin, Clock clock);
}
