package dev.intentsite.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Documents as columns hold them. */
final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    static String of(ObjectNode document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This document cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static byte[] bytes(ObjectNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This document cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static ObjectNode parse(byte[] text) {
        try {
            return MAPPER.readValue(text, ObjectNode.class);
        } catch (IOException e) {
            throw new LedgerUnavailableException("A document in the ledger is not JSON any more.", e);
        }
    }

    static ObjectNode parse(String text) {
        try {
            return MAPPER.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new LedgerUnavailableException("A document in the ledger is not JSON any more.", e);
        }
    }
}
