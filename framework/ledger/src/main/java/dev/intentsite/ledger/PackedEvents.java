package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that are kept plain, as one document: what was hashed, with its hash. Objects by the thousand take the time of whoever
 * collects the garbage.
 */
final class PackedEvents {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] HASH = ascii(",\"hash\":\"");
    private static final byte[] END = ascii("\"}");

    private PackedEvents() {}

    static byte[] pack(List<HashChain.Link> links) {
        int length = 1 + links.size();
        for (HashChain.Link link : links) {
            length +=
                    link.hashed().length - 1 + HASH.length + link.event().hash().length() + END.length;
        }
        byte[] document = new byte[length];
        int at = 0;
        for (HashChain.Link link : links) {
            document[at] = (byte) (at == 0 ? '[' : ',');
            at++;
            // All but the brace that ends it.
            at = put(link.hashed(), link.hashed().length - 1, document, at);
            at = put(HASH, HASH.length, document, at);
            byte[] hash = ascii(link.event().hash());
            at = put(hash, hash.length, document, at);
            at = put(END, END.length, document, at);
        }
        document[at] = ']';
        return document;
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
                        Instant.parse(event.path("created_at").textValue()),
                        event.path("previous").textValue(),
                        event.path("hash").textValue()));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException("what was packed can be read", e);
        }
    }

    private static int put(byte[] bytes, int length, byte[] document, int at) {
        System.arraycopy(bytes, 0, document, at, length);
        return at + length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
