package dev.intentsite.http.internal.keys;

import dev.intentsite.protocol.attribution.JwkSet;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one document.
 *
 * @param what path and outcome in words, for the log, such as {@code /.well-known/jwks.json (404)}
 * @param keys the keys, empty when the document counts as absent
 * @param fresh how long it says that it may be kept
 */
record Fetched(String what, Optional<JwkSet> keys, Duration fresh) {
    static Fetched absent(String path, String why) {
        return new Fetched(path + " (" + why + ")", Optional.empty(), Duration.ZERO);
    }
}
