package dev.intentsite.http;

import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.site.KeySourceFactory;
import java.time.Clock;

/** Gives each site that names no key source an {@link HttpKeySource}. Found by {@link java.util.ServiceLoader}. */
public final class HttpKeySourceFactory implements KeySourceFactory {
    /** For {@link java.util.ServiceLoader}. */
    public HttpKeySourceFactory() {}

    @Override
    public KeySource keySource(String origin, Clock clock) {
        return HttpKeySource.forSite(origin, clock);
    }
}
