package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Signs a site's answers: one entry, the site's. Thread-safe. */
public final class ResponseSigner {
    private final SigningKey key;
    private final String site;

    public ResponseSigner(SigningKey key, String site) {
        this.key = key;
        this.site = site;
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
        throw new UnsupportedOperationException(key + site);
    }
}
