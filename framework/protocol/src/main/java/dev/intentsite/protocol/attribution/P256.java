package dev.intentsite.protocol.attribution;

import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.util.BigIntegers;

/** The curve P-256, and the encodings that RFC 7518 § 6.2 and § 3.4 use with it. */
final class P256 {
    /** The bytes of a coordinate and of a scalar. */
    static final int SIZE = 32;

    static final ECDomainParameters DOMAIN = new ECDomainParameters(CustomNamedCurves.getByName("P-256"));

    private P256() {}

    static BigInteger integer(byte[] bytes, int offset) {
        return BigIntegers.fromUnsignedByteArray(bytes, offset, SIZE);
    }

    static byte[] bytes(BigInteger integer) {
        return BigIntegers.asUnsignedByteArray(SIZE, integer);
    }
}
