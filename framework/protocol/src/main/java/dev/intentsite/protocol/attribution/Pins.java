package dev.intentsite.protocol.attribution;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actors that the configuration knows. A pinned actor is known by its pin alone: nothing is fetched for it. Thread-safe. */
final class Pins {
    private final Map<String, Pin> byActor = new HashMap<>();

    /** @throws IllegalArgumentException when two are about one actor, or one holds neither key nor anchor */
    Pins(List<Pin> pins) {
        for (Pin pin : pins) {
            boolean selfEvident = JsonWebKey.isThumbprintId(pin.actorId());
            if (pin.keys().isEmpty() && pin.anchors().isEmpty() && !selfEvident) {
                throw new IllegalArgumentException("The pin of \"" + pin.actorId()
                        + "\" holds neither a key nor an X.509 anchor; give it at least one");
            }
            if (byActor.put(pin.actorId(), pin) != null) {
                throw new IllegalArgumentException(
                        "Two pins are about \"" + pin.actorId() + "\"; put all its keys and anchors into one");
            }
        }
    }

    Optional<Pin> find(String actorId) {
        return Optional.ofNullable(byActor.get(actorId));
    }

    boolean knows(String actorId) {
        return byActor.containsKey(actorId);
    }

    /** Verifies an entry of a pinned actor: signature first, then the certificates where the key came from them. */
    static void verify(Pin pin, ChainEntry entry, byte[] signedBytes, Instant now) {
        Optional<JsonWebKey> key = pinnedKey(pin, entry);
        if (key.isPresent()) {
            Signatures.check(entry, key.get(), signedBytes);
            return;
        }
        if (pin.anchors().isEmpty()) {
            throw entry.refused(
                    "key", "`kid` names no key that this site has pinned for the actor; sign with a pinned key");
        }
        var certificates = PinnedCertificates.of(entry);
        Signatures.check(entry, certificates.leafKey(), signedBytes);
        certificates.check(pin, now);
    }

    private static Optional<JsonWebKey> pinnedKey(Pin pin, ChainEntry entry) {
        for (JsonWebKey key : pin.keys()) {
            if (key.thumbprint().equals(entry.kid())) {
                return Optional.of(key);
            }
        }
        return entry.jwk();
    }
}
