package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Signs requests as an origin actor or as a later hop. Thread-safe. */
public final class RequestSigner {
    /**
     * What an origin actor may say beside its payload.
     *
     * @param audience the sites where its words may be used, empty for no limit
     * @param intentHash {@code query_hash} of the interaction's first {@code intent_request}
     * @param inReplyTo the answer that this message replies to
     */
    public record Terms(List<String> audience, Optional<String> intentHash, Optional<AnswerReference> inReplyTo) {
        /** Nothing beside the payload. */
        public static final Terms NONE = new Terms(List.of(), Optional.empty(), Optional.empty());

        public Terms {
            audience = List.copyOf(audience);
        }
    }

    private final ChainSigner signer;

    /**
     * @param actorId an origin or pinned name, or the key's own thumbprint id ({@link JsonWebKey#actorId}), whose entries then carry {@code jwk}
     * @throws IllegalArgumentException when {@code actorId} is the thumbprint id of another key
     */
    public RequestSigner(SigningKey key, String actorType, String actorId) {
        this(new ChainSigner(key, actorType, actorId, List.of()));
    }

    private RequestSigner(ChainSigner signer) {
        this.signer = signer;
    }

    /** This signer with an X.509 path, leaf first, for sites that have pinned its anchor. The leaf holds the signing key. */
    public RequestSigner withCertificates(List<X509Certificate> path) {
        List<String> encoded = new ArrayList<>(path.size());
        try {
            for (X509Certificate certificate : path) {
                encoded.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(
                    "The path holds a certificate that has no DER form; read it from DER", e);
        }
        return new RequestSigner(
                new ChainSigner(signer.key(), signer.actorType(), signer.actorId(), List.copyOf(encoded)));
    }

    /**
     * The attribution of a new request: one entry, made for {@code to} (the next hop, or the site's origin), with a fresh nonce.
     *
     * @param payload the envelope; {@code attribution} and {@code explicability} in it do not count
     * @throws IllegalArgumentException when the payload has no canonical form
     */
    public ObjectNode sign(ObjectNode payload, String to, Terms terms, Instant now) {
        ObjectNode attribution = ChainSigner.attribution(Payload.hash(payload), Nonces.fresh(), now);
        if (!terms.audience().isEmpty()) {
            terms.audience().forEach(attribution.putArray("audience")::add);
        }
        terms.intentHash().ifPresent(hash -> attribution.put("intent_hash", hash));
        terms.inReplyTo().ifPresent(reference -> attribution.set("in_reply_to", ChainSigner.json(reference)));
        ObjectNode entry = signer.entry(Direction.REQUEST, attribution, to, null, now);
        attribution.putArray("chain").add(entry);
        return attribution;
    }

    /**
     * The attribution with one more entry, as a gateway adds it. Does not verify the entries that are there.
     *
     * @throws IllegalArgumentException when there is no entry yet, no room for one more, or the last one was not made for this actor
     */
    public ObjectNode forward(JsonNode attribution, String to, Instant now) {
        if (!(attribution.deepCopy() instanceof ObjectNode forwarded)
                || !(forwarded.get("chain") instanceof ArrayNode chain)
                || chain.isEmpty()) {
            throw new IllegalArgumentException("The attribution has no chain to add to; its author signs it first");
        }
        if (chain.size() >= Profile.LONGEST_CHAIN) {
            throw new IllegalArgumentException(
                    "The chain has " + chain.size() + " entries, and more than 8 are refused; send it by fewer hops");
        }
        JsonNode last = chain.get(chain.size() - 1);
        if (!last.path("to").asText().equals(signer.actorId())) {
            throw new IllegalArgumentException(
                    "The last entry was not made for " + signer.actorId() + "; have its author sign it with that `to`");
        }
        chain.add(signer.entry(
                Direction.REQUEST, forwarded, to, last.path("signature").asText(), now));
        return forwarded;
    }
}
