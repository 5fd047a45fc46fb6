package dev.intentsite.ledger;

import dev.intentsite.protocol.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Derives the ledger's id from the client's name: a version 8 UUID (RFC 9562) of its SHA-256. So the one primary key keeps
 * both unique, and every statement about an interaction finds its rows by that key, also where rows are spread over machines.
 */
final class InteractionIds {
    private static final String DOMAIN = "intentsite interaction\n";

    private InteractionIds() {}

    static UUID of(String interactionId) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of((DOMAIN + interactionId).getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
