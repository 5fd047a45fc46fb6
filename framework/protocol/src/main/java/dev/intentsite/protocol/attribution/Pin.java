package dev.intentsite.protocol.attribution;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * An actor that the site's configuration knows: by keys, by X.509 anchors, or both.
 *
 * @param actorId an origin, a thumbprint id, or a name of the site's own
 * @param keys keys that may sign for it; a thumbprint id needs none, it is its key
 * @param anchors authorities whose certificates may name it ({@code x5c})
 */
public record Pin(String actorId, List<JsonWebKey> keys, List<X509Certificate> anchors) {
    public Pin {
        keys = List.copyOf(keys);
        anchors = List.copyOf(anchors);
    }
}
