package dev.intentsite.client;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody can guess: 128 random bits, base64url. */
final class RandomId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    static String next() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
