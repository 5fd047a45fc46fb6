package dev.intentsite.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Derives the ledger's id from the client's name: a version 8 UUID (RFC 9562) of its SHA-256. So the one primary key keeps
 * both unique, and every statement about an interaction finds its rows by that key, also where rows are spread over machines.
 */
final class InteractionIds {
    private static final byte[] DOMAIN = "intentsite interaction\n".getBytes(StandardCharsets.US_ASCII);

    private InteractionIds() {}

    static UUID of(String interactionId) {
        MessageDigest digest = sha256();
        digest.update(DOMAIN);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(interactionId.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
