package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The public half of a key of one algorithm, checked to be on its curve. Immutable. */
interface VerificationKey {
    Algorithm algorithm();

    /** Whether {@code signature}, 64 bytes, over {@code message} is this key's. */
    boolean verifies(byte[] message, byte[] signature);

    /** Exactly the members of RFC 7638, in the order of their names. */
    ObjectNode toJson();
}
