package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.schema.Fault;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    /** Copies lists and maps, in their order. */
    public Response {
        requiredInformation = List.copyOf(requiredInformation);
        requiredParameters = List.copyOf(requiredParameters);
        collectedInformation = Collections.unmodifiableMap(new LinkedHashMap<>(collectedInformation));
        options = List.copyOf(options);
        suggestions = List.copyOf(suggestions);
        errors = List.copyOf(errors);
        supportedVersions = List.copyOf(supportedVersions);
    }

    /** The members as they are hashed and sent: a new tree, empty ones left out. */
    public ObjectNode payload() {
        return ResponseJson.write(this);
    }

    /**
     * Reads an answer, with or without its attribution. Unknown members are ignored; absent ones, and such as are
     * {@code null}, are empty.
     *
     * @throws IllegalArgumentException when it does not fit the response schema; the message names each place
     */
    public static Response of(JsonNode envelope) {
        return ResponseJson.read(envelope);
    }

    /** Begins an answer with what every answer has. */
    public static Builder builder(FlowType flowType, String interactionId, String message) {
        return new ResponseDraft(flowType, interactionId, message);
    }

    /** Collects the members of a {@link Response}; each setter replaces. Not thread-safe. */
    public interface Builder {
        /** The capability in progress, by its id. */
        Builder capability(String id);

        /** What is still missing, for programs and in words; the first is what the message asks for. */
        Builder required(List<RequiredParameter> parameters, List<String> information);

        /** What the site holds now. */
        Builder collected(Map<String, JsonNode> values);

        /** The choices that the message shows. */
        Builder options(List<Choice> options);

        /** How it went, such as {@code confirmed} or an {@link ErrorStatus#wire}. */
        Builder status(String status);

        /** The company's own number of what was done. */
        Builder externalId(String id);

        /** The hash of the interaction's last event. */
        Builder record(String hash);

        /** At most 4 sentences that the user could send next. */
        Builder suggestions(List<String> sentences);

        /** Schema.org JSON-LD of a result or a list. */
        Builder structuredResult(JsonNode jsonLd);

        /** The count of accepted client messages, from 1. */
        Builder turn(long turn);

        /** When the site forgets the interaction if nothing more is said. */
        Builder expiresAt(Instant instant);

        /** What is wrong with the request. */
        Builder errors(List<Fault> faults);

        /** The protocol versions that the site speaks, beside {@code unsupported_version}. */
        Builder supportedVersions(List<String> versions);

        /** Seconds until a retry may succeed. */
        Builder retryAfter(int seconds);

        /** When the site answered. */
        Builder timestamp(Instant instant);

        /** The answer as collected so far; the builder may be used on. */
        Response build();
    }
}
