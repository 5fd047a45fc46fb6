package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.schema.Fault;
import dev.intentsite.schema.SchemaDocument;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A {@link Response} as JSON and back, members in the order of protocol § 3.3. */
final class ResponseJson {
    private ResponseJson() {}

    static ObjectNode write(Response response) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("protocol_version", "1.0");
        json.put("flow_type", response.flowType().wire());
        json.put("message", response.message());
        json.put("interaction_id", response.interactionId());
        response.capability().ifPresent(id -> json.put("capability", id));
        // the one never without the other
        if (!response.requiredInformation().isEmpty()
                || !response.requiredParameters().isEmpty()) {
            Members.putTexts(json, "required_information", response.requiredInformation());
            Members.putObjects(json, "required_parameters", response.requiredParameters(), RequiredParameter::toJson);
        }
        if (!response.collectedInformation().isEmpty()) {
            json.putObject("collected_information").setAll(response.collectedInformation());
        }
        if (!response.options().isEmpty()) {
            Members.putObjects(json, "options", response.options(), Choice::toJson);
        }
        response.status().ifPresent(status -> json.put("status", status));
        response.externalId().ifPresent(id -> json.put("external_id", id));
        response.record().ifPresent(hash -> json.put("record", hash));
        if (!response.suggestions().isEmpty()) {
            Members.putTexts(json, "suggestions", response.suggestions());
        }
        response.structuredResult().ifPresent(result -> json.set("structured_result", result));
        response.turn().ifPresent(turn -> json.put("turn", turn));
        response.expiresAt().ifPresent(instant -> json.put("expires_at", instant.toString()));
        if (!response.errors().isEmpty()) {
            Members.putObjects(json, "errors", response.errors(), ResponseJson::fault);
        }
        if (!response.supportedVersions().isEmpty()) {
            Members.putTexts(json, "supported_versions", response.supportedVersions());
        }
        response.retryAfter().ifPresent(seconds -> json.put("retry_after", seconds));
        response.timestamp().ifPresent(instant -> json.put("timestamp", instant.toString()));
        return json;
    }

    static Response read(JsonNode envelope) {
        JsonNode json = Members.withoutNulls(envelope);
        List<Fault> faults = SchemaDocument.RESPONSE.faults(json).stream()
                .filter(fault -> !Members.isAt(fault, "attribution"))
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("the answer is not well-formed: " + Members.listed(faults));
        }
        return new Response(
                FlowType.of(json.path("flow_type").textValue()).orElseThrow(),
                json.path("message").textValue(),
                json.path("interaction_id").textValue(),
                Members.text(json, "capability"),
                Members.texts(json, "required_information"),
                Members.objects(json, "required_parameters", RequiredParameter::ofJson),
                Members.map(json, "collected_information", value -> value),
                Members.objects(json, "options", Choice::ofJson),
                Members.text(json, "status"),
                Members.text(json, "external_id"),
                Members.text(json, "record"),
                Members.texts(json, "suggestions"),
                Members.node(json, "structured_result"),
                json.has("turn") ? OptionalLong.of(json.path("turn").longValue()) : OptionalLong.empty(),
                instant(json, "expires_at"),
                Members.objects(
                        json,
                        "errors",
                        fault -> new Fault(
                                fault.path("pointer").textValue(),
                                fault.path("message").textValue())),
                Members.texts(json, "supported_versions"),
                json.has("retry_after")
                        ? OptionalInt.of(json.path("retry_after").intValue())
                        : OptionalInt.empty(),
                instant(json, "timestamp"));
    }

    private static ObjectNode fault(Fault fault) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pointer", fault.pointer())
                .put("message", fault.message());
    }

    private static Optional<Instant> instant(JsonNode json, String member) {
        try {
            return Members.text(json, member)
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the answer is not well-formed: /" + member + " has no such time", e);
        }
    }
}
