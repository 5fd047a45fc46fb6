package dev.intentsite.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Events that are kept plain, as one document: objects by the thousand take the time of whoever collects the garbage. */
final class PackedEvents {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int USUAL_LENGTH = 4096;

    private PackedEvents() {}

    static byte[] pack(List<Event> events) {
        ByteArrayOutputStream document = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = MAPPER.createGenerator(document)) {
            json.writeStartArray();
            for (Event event : events) {
                json.writeStartObject();
                json.writeNumberField("number", event.number());
                json.writeStringField("type", event.type());
                json.writeStringField("actor", event.actor());
                json.writeFieldName("payload");
                json.writeTree(event.payload());
                json.writeNumberField("created_at", Times.micros(event.createdAt()));
                json.writeStringField("previous", event.previous());
                json.writeStringField("hash", event.hash());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be written", e);
        }
        return document.toByteArray();
    }

    static List<Event> read(byte[] document) {
        try {
            List<Event> events = new ArrayList<>();
            for (JsonNode event : MAPPER.readTree(document)) {
                events.add(new Event(
                        event.path("number").longValue(),
                        event.path("type").textValue(),
                        event.path("actor").textValue(),
                        (ObjectNode) event.path("payload"),
                        Times.instant(event.path("created_at").longValue()),
                        event.path("previous").textValue(),
                        event.path("hash").textValue()));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException("what was packed can be read", e);
        }
    }
}
