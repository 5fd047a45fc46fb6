package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.Sha256;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** ES256: ECDSA on P-256 with SHA-256, the signature r‖s. A high s is allowed; r and s outside 1 to n−1 are not. */
final class P256VerificationKey implements VerificationKey {
    private final ECPublicKeyParameters parameters;
    private final byte[] x;
    private final byte[] y;

    /** @throws IllegalArgumentException for a point that is not on the curve */
    P256VerificationKey(byte[] x, byte[] y) {
        try {
            var point = P256.DOMAIN.getCurve().validatePoint(P256.integer(x, 0), P256.integer(y, 0));
            this.parameters = new ECPublicKeyParameters(point, P256.DOMAIN);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("`x` and `y` are no point of P-256", e);
        }
        this.x = x.clone();
        this.y = y.clone();
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.ES256;
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != 2 * P256.SIZE) {
            return false;
        }
        var signer = new ECDSASigner();
        signer.init(false, parameters);
        return signer.verifySignature(
                Sha256.of(message), P256.integer(signature, 0), P256.integer(signature, P256.SIZE));
    }

    @Override
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("crv", "P-256")
                .put("kty", "EC")
                .put("x", Base64Url.encode(x))
                .put("y", Base64Url.encode(y));
    }
}
