package dev.intentsite.protocol.attribution;

/** The private half of a key of one algorithm. Immutable; never printed. */
interface PrivateHalf {
    VerificationKey publicHalf();

    /** 64 bytes. */
    byte[] sign(byte[] message);

    /** {@code d} of the private JWK, 32 bytes. */
    byte[] secret();
}
