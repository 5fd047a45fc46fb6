package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.schema.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The members collected so far. */
final class ResponseDraft implements Response.Builder {
    private final FlowType flowType;
    private final String interactionId;
    private final String message;
    private Optional<String> capability = Optional.empty();
    private List<String> requiredInformation = List.of();
    private List<RequiredParameter> requiredParameters = List.of();
    private Map<String, JsonNode> collected = Map.of();
    private List<Choice> options = List.of();
    private Optional<String> status = Optional.empty();
    private Optional<String> externalId = Optional.empty();
    private Optional<String> record = Optional.empty();
    private List<String> suggestions = List.of();
    private Optional<JsonNode> structuredResult = Optional.empty();
    private OptionalLong turn = OptionalLong.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    private List<Fault> errors = List.of();
    private List<String> supportedVersions = List.of();
    private OptionalInt retryAfter = OptionalInt.empty();
    private Optional<Instant> timestamp = Optional.empty();

    ResponseDraft(FlowType flowType, String interactionId, String message) {
        this.flowType = flowType;
        this.interactionId = interactionId;
        this.message = message;
    }

    @Override
    public ResponseDraft capability(String id) {
        capability = Optional.of(id);
        return this;
    }

    @Override
    public ResponseDraft required(List<RequiredParameter> parameters, List<String> information) {
        requiredParameters = parameters;
        requiredInformation = information;
        return this;
    }

    @Override
    public ResponseDraft collected(Map<String, JsonNode> values) {
        collected = values;
        return this;
    }

    @Override
    public ResponseDraft options(List<Choice> choices) {
        options = choices;
        return this;
    }

    @Override
    public ResponseDraft status(String label) {
        status = Optional.of(label);
        return this;
    }

    @Override
    public ResponseDraft externalId(String id) {
        externalId = Optional.of(id);
        return this;
    }

    @Override
    public ResponseDraft record(String hash) {
        record = Optional.of(hash);
        return this;
    }

    @Override
    public ResponseDraft suggestions(List<String> sentences) {
        suggestions = sentences;
        return this;
    }

    @Override
    public ResponseDraft structuredResult(JsonNode jsonLd) {
        structuredResult = Optional.of(jsonLd);
        return this;
    }

    @Override
    public ResponseDraft turn(long count) {
        turn = OptionalLong.of(count);
        return this;
    }

    @Override
    public ResponseDraft expiresAt(Instant instant) {
        expiresAt = Optional.of(instant);
        return this;
    }

    @Override
    public ResponseDraft errors(List<Fault> faults) {
        errors = faults;
        return this;
    }

    @Override
    public ResponseDraft supportedVersions(List<String> versions) {
        supportedVersions = versions;
        return this;
    }

    @Override
    public ResponseDraft retryAfter(int seconds) {
        retryAfter = OptionalInt.of(seconds);
        return this;
    }

    @Override
    public ResponseDraft timestamp(Instant instant) {
        timestamp = Optional.of(instant);
        return this;
    }

    @Override
    public Response build() {
        return new Response(
                flowType,
                message,
                interactionId,
                capability,
                requiredInformation,
                requiredParameters,
                collected,
                options,
                status,
                externalId,
                record,
                suggestions,
                structuredResult,
                turn,
                expiresAt,
                errors,
                supportedVersions,
                retryAfter,
                timestamp);
    }
}
