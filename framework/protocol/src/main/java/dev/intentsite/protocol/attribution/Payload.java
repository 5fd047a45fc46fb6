package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import java.util.List;

/** What is hashed of an envelope: all but {@code attribution} and {@code explicability}. */
final class Payload {
    private static final List<String> OUTSIDE = List.of("attribution", "explicability");

    private Payload() {}

    /** @throws IllegalArgumentException when it holds what I-JSON cannot say */
    static String hash(ObjectNode envelope) {
        ObjectNode payload = envelope.objectNode();
        payload.setAll(envelope);
        return CanonicalJson.sha256(payload.remove(OUTSIDE));
    }
}
