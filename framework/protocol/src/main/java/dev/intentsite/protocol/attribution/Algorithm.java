package dev.intentsite.protocol.attribution;

import java.util.Optional;

/** The signature algorithms of the profile. */
public enum Algorithm {
    /** RFC 8032, without context or prehash. */
    ED25519("Ed25519"),
    /** ECDSA on P-256 with SHA-256; the signature is r‖s. */
    ES256("ES256");

    private final String wire;

    Algorithm(String wire) {
        this.wire = wire;
    }

    /** The form on the wire. */
    public String wire() {
        return wire;
    }

    /** The algorithm of that form, empty where the profile has none. */
    public static Optional<Algorithm> ofWire(String wire) {
        for (Algorithm algorithm : values()) {
            if (algorithm.wire.equals(wire)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
