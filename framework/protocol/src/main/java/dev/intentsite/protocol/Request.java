package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A well-formed request envelope (protocol § 3.2, {@code wire.md} §§ 1 and 2). Its attribution is not verified yet.
 *
 * @param flowType what kind of message it is
 * @param message the words, 1 to 8,000 code points
 * @param interactionId the client's name of the interaction
 * @param capability the manifest's id of the capability that is meant, where the client says so
 * @param parameters structured values by parameter name, empty when there are none
 * @param idempotencyKey the client's name of this message, for retries
 * @param locale the message's language as a BCP 47 tag
 * @param payload the envelope without {@code attribution} and {@code explicability}, unknown members included; not to be changed
 * @param queryHash lower-case hex SHA-256 of the payload's canonical form
 * @param attribution the attribution object as it came
 */
public record Request(
        FlowType flowType,
        String message,
        String interactionId,
        Optional<String> capability,
        Map<String, JsonNode> parameters,
        Optional<String> idempotencyKey,
        Optional<String> locale,
        ObjectNode payload,
        String queryHash,
        ObjectNode attribution) {
    /** Copies the parameters, in their order. */
    public Request {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
