package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs a site's answers: one entry, the site's. Thread-safe. */
public final class ResponseSigner {
    private final ChainSigner signer;

    /**
     * @param site the site's origin
     * @throws IllegalArgumentException when it is no origin in its serialised form
     */
    public ResponseSigner(SigningKey key, String site) {
        this.signer = new ChainSigner(key, "intent_site", Origin.parse(site).toString(), List.of());
    }

    /**
     * The attribution of an answer.
     *
     * @param queryHash {@code CanonicalJson.sha256} of the answer's payload
     * @param nonce fresh, 16 to 128 characters
     * @param intentHash in answers to accepted messages
     * @param inReplyTo the request, present once its signatures hold
     * @param to the request's first actor, present once its signatures hold
     */
    public ObjectNode sign(
            String queryHash,
            String nonce,
            Optional<String> intentHash,
            Optional<AnswerReference> inReplyTo,
            Optional<String> to,
            Instant now) {
        ObjectNode attribution = ChainSigner.attribution(queryHash, nonce, now);
        intentHash.ifPresent(hash -> attribution.put("intent_hash", hash));
        inReplyTo.ifPresent(reference -> attribution.set("in_reply_to", ChainSigner.json(reference)));
        ObjectNode entry = signer.entry(Direction.RESPONSE, attribution, to.orElse(null), null, now);
        attribution.putArray("chain").add(entry);
        return attribution;
    }
}
