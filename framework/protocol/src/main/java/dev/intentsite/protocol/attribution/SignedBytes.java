package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry signs ({@code wire.md} § 5, "Signed bytes"): the message, itself, and through {@code previous} all above it. */
final class SignedBytes {
    private static final List<String> OF_ATTRIBUTION =
            List.of("profile", "query_hash", "nonce", "audience", "intent_hash", "in_reply_to");
    private static final List<String> OF_ENTRY =
            List.of("actor_type", "actor_id", "timestamp", "alg", "kid", "to", "jwk", "x5c");

    private SignedBytes() {}

    /**
     * The bytes.
     *
     * @param attribution the attribution object; its chain is not looked at
     * @param entry the entry; its signature is not looked at
     * @param previous the signature of the entry before, null for the first
     */
    static byte[] of(Direction direction, JsonNode attribution, JsonNode entry, @Nullable String previous) {
        ObjectNode signed = JsonNodeFactory.instance.objectNode();
        copy(attribution, OF_ATTRIBUTION, signed);
        signed.set("attribution_timestamp", attribution.path("timestamp"));
        copy(entry, OF_ENTRY, signed);
        if (previous != null) {
            signed.put("previous", previous);
        }
        byte[] line = direction.line().getBytes(StandardCharsets.US_ASCII);
        byte[] json = CanonicalJson.bytes(signed);
        byte[] bytes = new byte[line.length + json.length];
        System.arraycopy(line, 0, bytes, 0, line.length);
        System.arraycopy(json, 0, bytes, line.length, json.length);
        return bytes;
    }

    private static void copy(JsonNode from, List<String> names, ObjectNode to) {
        for (String name : names) {
            JsonNode value = from.get(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }
}
