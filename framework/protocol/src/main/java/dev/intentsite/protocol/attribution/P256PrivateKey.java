package dev.intentsite.protocol.attribution;

import dev.intentsite.protocol.Sha256;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** ES256 with the deterministic nonce of RFC 6979: a weak random source cannot give the key away. */
final class P256PrivateKey implements PrivateHalf {
    private final ECPrivateKeyParameters parameters;

    /** @throws IllegalArgumentException unless 0 &lt; secret &lt; n */
    P256PrivateKey(byte[] secret) {
        this(P256.integer(secret, 0));
    }

    private P256PrivateKey(BigInteger secret) {
        if (secret.signum() == 0 || secret.compareTo(P256.DOMAIN.getN()) >= 0) {
            throw new IllegalArgumentException("`d` is no private key of P-256");
        }
        this.parameters = new ECPrivateKeyParameters(secret, P256.DOMAIN);
    }

    static P256PrivateKey generate(SecureRandom random) {
        return new P256PrivateKey(BigIntegers.createRandomInRange(
                BigInteger.ONE, P256.DOMAIN.getN().subtract(BigInteger.ONE), random));
    }

    @Override
    public VerificationKey publicHalf() {
        var point = new FixedPointCombMultiplier()
                .multiply(P256.DOMAIN.getG(), parameters.getD())
                .normalize();
        return new P256VerificationKey(
                point.getAffineXCoord().getEncoded(), point.getAffineYCoord().getEncoded());
    }

    @Override
    public byte[] sign(byte[] message) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, parameters);
        BigInteger[] pair = signer.generateSignature(Sha256.of(message));
        byte[] signature = new byte[2 * P256.SIZE];
        System.arraycopy(P256.bytes(pair[0]), 0, signature, 0, P256.SIZE);
        System.arraycopy(P256.bytes(pair[1]), 0, signature, P256.SIZE, P256.SIZE);
        return signature;
    }

    @Override
    public byte[] secret() {
        return P256.bytes(parameters.getD());
    }
}
