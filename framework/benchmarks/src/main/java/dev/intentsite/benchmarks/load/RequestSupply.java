package dev.intentsite.benchmarks.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Signs messages to one site by many actors in turn, each in an interaction of its own. Not thread-safe. */
public final class RequestSupply {
    private final String origin;
    private final List<RequestSigner> actors;
    private int next;

    /**
     * @param origin the site's
     * @param actors how many people speak
     */
    public RequestSupply(String origin, int actors) {
        this.origin = origin;
        this.actors = new ArrayList<>(actors);
        for (int i = 0; i < actors; i++) {
            SigningKey key = SigningKey.generate(Algorithm.ED25519);
            this.actors.add(new RequestSigner(key, "ai_agent", key.publicKey().actorId()));
        }
    }

    /** A signed envelope, made now. */
    public byte[] body(Message message) {
        Instant now = Instant.now();
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", "intent_request")
                .put("interaction_id", UUID.randomUUID().toString())
                .put("message", message.words())
                .put("timestamp", now.toString());
        RequestSigner actor = actors.get(next++ % actors.size());
        envelope.set("attribution", actor.sign(envelope, origin, RequestSigner.Terms.NONE, now));
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same as the bytes of a whole HTTP/1.1 request on a connection that stays open. */
    public byte[] http(Message message) {
        byte[] body = body(message);
        byte[] head = ("POST /intent HTTP/1.1\r\nHost: "
                        + URI.create(origin).getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }
}
