package dev.intentsite.protocol.attribution;

import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the key that an entry names among those that its origin publishes: the computed thumbprint decides. */
final class PublishedKeys {
    private PublishedKeys() {}

    /**
     * The key.
     *
     * @param time when it must not be retired yet: now for a request, the entry's own time for a receipt
     */
    static JsonWebKey choose(ChainEntry entry, List<PublishedKey> published, Instant time) {
        Optional<JsonWebKey> chosen = Optional.empty();
        for (PublishedKey candidate : published) {
            if (candidate.key().thumbprint().equals(entry.kid())) {
                if (candidate.expires().isPresent()
                        && !time.isBefore(candidate.expires().get())) {
                    throw entry.refused("key", "the key that `kid` names is retired; sign with a current one");
                }
                chosen = Optional.of(candidate.key());
            }
        }
        return chosen.orElseThrow(() -> entry.refused(
                "key",
                "`kid` names no key that \"" + Quoted.shortened(entry.actorId())
                        + "\" publishes; publish it under /.well-known/jwks.json, or sign with a published key"));
    }
}
