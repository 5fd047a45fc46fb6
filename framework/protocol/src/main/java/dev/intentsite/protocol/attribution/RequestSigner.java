package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs requests as an origin actor or as a later hop. Thread-safe. */
public final class RequestSigner {
    /** What an origin actor may say beside its payload. */
    public record Terms(List<String> audience, Optional<String> intentHash, Optional<AnswerReference> inReplyTo) {
        public static final Terms NONE = new Terms(List.of(), Optional.empty(), Optional.empty());
    }

    private final SigningKey key;
    private final String actorType;
    private final String actorId;

    /** @param actorId an origin or pinned name, or the key's own thumbprint id ({@link JsonWebKey#actorId}), whose entries then carry {@code jwk} */
    public RequestSigner(SigningKey key, String actorType, String actorId) {
        this.key = key;
        this.actorType = actorType;
        this.actorId = actorId;
    }

    /** The attribution of a new request: one entry, made for {@code to} (the next hop, or the site's origin), with a fresh nonce. */
    public ObjectNode sign(ObjectNode payload, String to, Terms terms, Instant now) {
        throw new UnsupportedOperationException(key + actorType + actorId);
    }

    /** The attribution with one more entry, as a gateway adds it. */
    public ObjectNode forward(JsonNode attribution, String to, Instant now) {
        throw new UnsupportedOperationException();
    }
}
