package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 (RFC 8032), with the point decoded once. Refuses points that are not canonical, off the curve or of small order. */
final class Ed25519VerificationKey implements VerificationKey {
    private final byte[] encoded;
    private final Ed25519.PublicPoint point;

    /** @throws IllegalArgumentException for a point that is refused */
    Ed25519VerificationKey(byte[] encoded) {
        Ed25519.PublicPoint decoded =
                encoded.length == Ed25519.PUBLIC_KEY_SIZE ? Ed25519.validatePublicKeyPartialExport(encoded, 0) : null;
        if (decoded == null) {
            throw new IllegalArgumentException("`x` is no point of Ed25519 in its one form, or one of small order");
        }
        this.encoded = encoded.clone();
        this.point = decoded;
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.ED25519;
    }

    /** Refuses S ≥ L: so that nobody makes a second signature out of a first. */
    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    @Override
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("crv", "Ed25519")
                .put("kty", "OKP")
                .put("x", Base64Url.encode(encoded));
    }
}
