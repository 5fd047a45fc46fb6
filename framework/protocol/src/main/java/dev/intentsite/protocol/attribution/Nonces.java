package dev.intentsite.protocol.attribution;

import java.security.SecureRandom;

/** Nonces of the profile. Thread-safe. */
public final class Nonces {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Nonces() {}

    /** 128 fresh random bits as 22 characters. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
