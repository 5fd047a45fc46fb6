package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages for tests, signed by actors of their own. */
final class Messages {
    static final String SITE = "https://bellacucina.example";
    static final Instant NOW = Instant.parse("2026-03-08T19:23:45Z");
    static final Duration WINDOW = Duration.ofSeconds(300);

    private Messages() {}

    static ObjectNode payload(String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", "intent_request")
                .put("message", message)
                .put("interaction_id", "conv-1")
                .put("timestamp", "2026-03-08T19:23:41Z");
    }

    static RequestSigner byKey(SigningKey key) {
        return new RequestSigner(key, "user_agent", key.publicKey().actorId());
    }

    static ObjectNode signed(RequestSigner signer) {
        return signed(signer, RequestSigner.Terms.NONE);
    }

    static ObjectNode signed(RequestSigner signer, RequestSigner.Terms terms) {
        ObjectNode envelope = payload("Book a table for 2 people");
        return envelope.set("attribution", signer.sign(envelope, SITE, terms, NOW));
    }

    static RequestVerifier verifier(KeySource keys, Pin... pins) {
        return new RequestVerifier(SITE, keys, List.of(pins), WINDOW);
    }

    static Verified verify(ObjectNode envelope, KeySource keys, Pin... pins) {
        return verifier(keys, pins).verify(Vectors.request(envelope), NOW, () -> true);
    }

    static JwkSet published(SigningKey key) {
        return new JwkSet(List.of(new KeySource.PublishedKey(key.publicKey(), java.util.Optional.empty())));
    }
}
