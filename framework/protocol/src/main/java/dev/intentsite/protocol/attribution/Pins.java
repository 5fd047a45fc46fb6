package dev.intentsite.protocol.attribution;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actors that the configuration knows. A pinned actor is known by its pin alone: nothing is fetched for it. Thread-safe. */
final class Pins {
    private final Map<String, Pin> byActor = new HashMap<>();

    /** @throws IllegalArgumentException when they have {@link Pin#faults} */
    Pins(List<Pin> pins) {
        List<String> faults = Pin.faults(pins);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        pins.forEach(pin -> byActor.put(pin.actorId(), pin));
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
