package dev.intentsite.protocol.attribution;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 (RFC 8032), signing with the public half computed once. */
final class Ed25519PrivateKey implements PrivateHalf {
    private final byte[] secret;
    private final byte[] encodedPublic = new byte[Ed25519.PUBLIC_KEY_SIZE];

    Ed25519PrivateKey(byte[] secret) {
        this.secret = secret.clone();
        Ed25519.generatePublicKey(this.secret, 0, encodedPublic, 0);
    }

    static Ed25519PrivateKey generate(SecureRandom random) {
        byte[] secret = new byte[Ed25519.SECRET_KEY_SIZE];
        Ed25519.generatePrivateKey(random, secret);
        return new Ed25519PrivateKey(secret);
    }

    @Override
    public VerificationKey publicHalf() {
        return new Ed25519VerificationKey(encodedPublic);
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(secret, 0, encodedPublic, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }
}
