package dev.intentsite.protocol.attribution;

/** The signature algorithms of the profile. */
public enum Algorithm {
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
}
