package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.schema.Fault;
import dev.intentsite.schema.JsonSchema;
import dev.intentsite.schema.SchemaDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes to a {@link Request}, by the rules of {@code wire.md} § 1 and the request schema.
 *
 * <p>In this order, and the first that fails answers: size, I-JSON, protocol version, schema. What the schema says is
 * checked by the schema alone. The attribution is only known to be an object: its inside is the verifier's.
 *
 * <p>Thread-safe.
 */
public final class RequestReader {
    private static final Pattern VERSION = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){0,2}");

    private final EnvelopeLimits limits;
    private final JsonSchema schema;
    private final JsonSchema interactionId;

    /** Compiles the request schema with the message length of {@code limits}. */
    public RequestReader(EnvelopeLimits limits) {
        this.limits = limits;
        ObjectNode tree = SchemaDocument.REQUEST.tree();
        tree.withObject("/properties/message").put("maxLength", limits.messageCharacters());
        this.schema = JsonSchema.of(tree);
        this.interactionId = JsonSchema.of(tree.withObject("/properties/interaction_id"));
    }

    /**
     * Reads one request.
     *
     * @throws EnvelopeException with {@code invalid_request} (all faults listed), {@code unsupported_version} or
     *     {@code payload_too_large}
     */
    public Request read(byte[] body) {
        if (body.length > limits.bytes()) {
            throw new EnvelopeException(
                    ErrorStatus.PAYLOAD_TOO_LARGE,
                    "The request has " + body.length + " bytes; at most " + limits.bytes()
                            + " are taken. Say less at once.",
                    List.of(),
                    Optional.empty());
        }
        JsonNode document = json(body);
        Optional<String> interaction = interaction(document);
        version(document, interaction);
        List<Fault> faults = schema.faults(document);
        if (!faults.isEmpty()) {
            throw FaultyRequest.of(faults, interaction);
        }
        return request((ObjectNode) document);
    }

    private JsonNode json(byte[] body) {
        try {
            return StrictJson.read(body, limits.depth());
        } catch (StrictJsonException e) {
            throw FaultyRequest.of(List.of(new Fault("", e.getMessage())), Optional.empty());
        }
    }

    private Optional<String> interaction(JsonNode document) {
        JsonNode id = document.path("interaction_id");
        return id.isTextual() && interactionId.faults(id).isEmpty() ? Optional.of(id.textValue()) : Optional.empty();
    }

    private static void version(JsonNode document, Optional<String> interaction) {
        String version = document.path("protocol_version").asText();
        if (document.path("protocol_version").isTextual()
                && VERSION.matcher(version).matches()
                && !version.split("\\.", -1)[0].equals("1")) {
            throw new EnvelopeException(
                    ErrorStatus.UNSUPPORTED_VERSION,
                    "Protocol version " + version + " is not spoken here; send protocol_version 1.0.",
                    List.of(),
                    interaction);
        }
    }

    private static Request request(ObjectNode envelope) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        envelope.properties().forEach(member -> payload.set(member.getKey(), member.getValue()));
        payload.remove(List.of("attribution", "explicability"));
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        envelope.path("parameters").properties().forEach(value -> parameters.put(value.getKey(), value.getValue()));
        return new Request(
                FlowType.of(envelope.path("flow_type").textValue()).orElseThrow(),
                envelope.path("message").textValue(),
                envelope.path("interaction_id").textValue(),
                text(envelope, "capability"),
                parameters,
                text(envelope, "idempotency_key"),
                text(envelope, "locale"),
                payload,
                CanonicalJson.sha256(payload),
                (ObjectNode) envelope.path("attribution"));
    }

    private static Optional<String> text(ObjectNode envelope, String member) {
        return Optional.ofNullable(envelope.path(member).textValue());
    }
}
