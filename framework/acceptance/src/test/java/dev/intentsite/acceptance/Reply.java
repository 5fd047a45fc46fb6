package dev.intentsite.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.Response;
import dev.intentsite.protocol.attribution.AnswerReference;
import java.util.Optional;

/** What came back over HTTP, its signature verified. {@code reference} is empty where the answer could not name the request. */
record Reply(int http, String retryAfter, ObjectNode envelope, Optional<AnswerReference> reference) {
    Response response() {
        return Response.of(envelope);
    }

    String status() {
        return envelope.path("status").asText();
    }

    String flow() {
        return envelope.path("flow_type").asText();
    }

    String message() {
        return envelope.path("message").asText();
    }

    JsonNode at(String pointer) {
        return envelope.at(pointer);
    }
}
