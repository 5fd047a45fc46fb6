package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.schema.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An answer without its attribution and explicability (protocol § 3.3, {@code wire.md} § 2). Built with {@link #builder}.
 *
 * @param status for {@code execution_result}, {@code error} and long work
 * @param retryAfter seconds
 */
public record Response(
        FlowType flowType,
        String message,
        String interactionId,
        Optional<String> capability,
        List<String> requiredInformation,
        List<RequiredParameter> requiredParameters,
        Map<String, JsonNode> collectedInformation,
        List<Choice> options,
        Optional<String> status,
        Optional<String> externalId,
        Optional<String> record,
        List<String> suggestions,
        Optional<JsonNode> structuredResult,
        OptionalLong turn,
        Optional<Instant> expiresAt,
        List<Fault> errors,
        List<String> supportedVersions,
        OptionalInt retryAfter,
        Optional<Instant> timestamp) {

    /** The members as they are hashed and sent. */
    public ObjectNode payload() {
        throw new UnsupportedOperationException();
    }

    /** Reads an answer's payload; unknown members are ignored, absent ones are empty. */
    public static Response of(JsonNode envelope) {
        throw new UnsupportedOperationException();
    }

    public static Builder builder(FlowType flowType, String interactionId, String message) {
        throw new UnsupportedOperationException();
    }

    /** Collects the members of a {@link Response}; each setter replaces. Not thread-safe. */
    public interface Builder {
        Builder capability(String id);

        Builder required(List<RequiredParameter> parameters, List<String> information);

        Builder collected(Map<String, JsonNode> values);

        Builder options(List<Choice> options);

        Builder status(String status);

        Builder externalId(String id);

        Builder record(String hash);

        Builder suggestions(List<String> sentences);

        Builder structuredResult(JsonNode jsonLd);

        Builder turn(long turn);

        Builder expiresAt(Instant instant);

        Builder errors(List<Fault> faults);

        Builder supportedVersions(List<String> versions);

        Builder retryAfter(int seconds);

        Builder timestamp(Instant instant);

        Response build();
    }
}
