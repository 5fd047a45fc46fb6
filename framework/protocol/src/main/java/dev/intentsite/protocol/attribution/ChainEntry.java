package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A chain entry of sound shape (step 1 of "verifying a request"); its signature is not verified yet.
 *
 * @param node the entry as it came, for the signed bytes
 * @param certificates {@code x5c}, leaf first, empty where there is none
 * @param signature {@code signature} as it came, for the next entry's {@code previous}
 * @param signatureBytes the same, 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one message, and is never compared
record ChainEntry(
        int index,
        JsonNode node,
        String actorType,
        String actorId,
        Instant timestamp,
        Algorithm algorithm,
        String kid,
        Optional<String> to,
        Optional<JsonWebKey> jwk,
        List<byte[]> certificates,
        String signature,
        byte[] signatureBytes) {

    OptionalInt place() {
        return OptionalInt.of(index);
    }

    AttributionException refused(String reason, String fault) {
        return AttributionException.invalid(reason, place(), fault + ".");
    }
}
