package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the entries of one actor. Thread-safe.
 *
 * @param certificates {@code x5c} in standard base64, leaf first, empty for none
 */
record ChainSigner(SigningKey key, String actorType, String actorId, List<String> certificates) {
    /** @throws IllegalArgumentException when {@code actorId} is the thumbprint of another key, or a part is empty */
    ChainSigner {
        if (actorType.isEmpty() || actorId.isEmpty()) {
            throw new IllegalArgumentException("A signer has an actor type and an actor id; give both");
        }
        if (JsonWebKey.isThumbprintId(actorId)
                && !actorId.equals(key.publicKey().actorId())) {
            throw new IllegalArgumentException("The actor id " + actorId + " is another key's thumbprint; use "
                    + key.publicKey().actorId());
        }
    }

    /** The attribution's members that precede its chain. */
    static ObjectNode attribution(String queryHash, String nonce, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("profile", Profile.NAME)
                .put("query_hash", queryHash)
                .put("nonce", nonce)
                .put("timestamp", Timestamps.text(now));
    }

    static ObjectNode json(AnswerReference reference) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("nonce", reference.nonce())
                .put("query_hash", reference.queryHash());
    }

    /**
     * A signed entry for {@code attribution}, whose other members are complete.
     *
     * @param to null in an answer to nobody in particular
     * @param previous the signature of the entry before, null for the first
     */
    ObjectNode entry(
            Direction direction, JsonNode attribution, @Nullable String to, @Nullable String previous, Instant now) {
        JsonWebKey publicKey = key.publicKey();
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("actor_type", actorType)
                .put("actor_id", actorId)
                .put("timestamp", Timestamps.text(now))
                .put("alg", publicKey.algorithm().wire())
                .put("kid", publicKey.thumbprint());
        if (to != null) {
            entry.put("to", to);
        }
        if (JsonWebKey.isThumbprintId(actorId)) {
            entry.set("jwk", publicKey.toJson());
        }
        if (!certificates.isEmpty()) {
            certificates.forEach(entry.putArray("x5c")::add);
        }
        byte[] signature = key.sign(SignedBytes.of(direction, attribution, entry, previous));
        return entry.put("signature", Base64Url.encode(signature));
    }
}
