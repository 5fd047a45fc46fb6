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

    /** 16 to 128 characters of {@code A-Z a-z 0-9 . _ ~ -}. */
    static boolean isNonce(String text) {
        return text.length() >= 16 && text.length() <= 128 && text.chars().allMatch(Nonces::isNonceCharacter);
    }

    private static boolean isNonceCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._~-".indexOf(c) >= 0;
    }
}
