package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The messages of {@code attribution.json}, which were made by another program. */
final class Vectors {
    private static final JsonNode ALL = read();

    private Vectors() {}

    record Body(String name, byte[] bytes, String status) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Body> refusedBodies() {
        return items("refused_bodies")
                .map(body -> new Body(
                        body.path("name").asText(),
                        Base64.getDecoder().decode(body.path("body_b64").asText()),
                        body.path("status").asText()));
    }

    /** The valid envelopes of a kind, {@code request} or {@code response}. */
    static Stream<ObjectNode> valid(String kind) {
        return items("valid")
                .filter(message -> message.path("kind").asText().equals(kind))
                .map(message -> (ObjectNode) message.path("envelope"));
    }

    private static Stream<JsonNode> items(String member) {
        return StreamSupport.stream(ALL.path(member).spliterator(), false);
    }

    private static JsonNode read() {
        try (InputStream in = Vectors.class.getResourceAsStream("/attribution.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
