package dev.intentsite.http;

import dev.intentsite.site.IntentSite;
import java.util.Optional;

/**
 * What a site shows below {@code /intent-ui/}. Found by {@link java.util.ServiceLoader}, or given in {@link HttpSettings}.
 * Implementations are thread-safe and quick: they are asked on every request.
 */
public interface Page {
    /**
     * The resource at {@code path}.
     *
     * @param path what follows {@code /intent-ui/}, decoded, without query; the empty string is the page itself. It comes from
     *     the network: look it up, and never resolve it against a folder
     * @param site the site that is shown
     * @return the resource, or empty when there is none ({@code 404})
     */
    Optional<PageResource> find(String path, IntentSite site);
}
