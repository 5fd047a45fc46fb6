package dev.intentsite.protocol.attribution;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Nonces of the profile. Thread-safe. */
public final class Nonces {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{16,128}");

    private Nonces() {}

    /** 128 fresh random bits as 22 characters. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    /** 16 to 128 characters of {@code A-Z a-z 0-9 . _ ~ -}. */
    static boolean isNonce(String text) {
        return FORM.matcher(text).matches();
    }
}
