package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says: words, and beside them what is known in structured form.
 *
 * <pre>{@code
 * Message.of("Book a table for four").capability("book_table").parameter("party_size", 4)
 * }</pre>
 *
 * Immutable, thread-safe.
 */
public final class Message {
    private final String words;
    private final Optional<String> capability;
    private final Optional<String> locale;
    private final Map<String, JsonNode> parameters;

    private Message(
            String words, Optional<String> capability, Optional<String> locale, Map<String, JsonNode> parameters) {
        this.words = words;
        this.capability = capability;
        this.locale = locale;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Words alone.
     *
     * @throws IllegalArgumentException when they are blank
     */
    public static Message of(String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("A message needs words: even beside parameters it is what people read");
        }
        return new Message(words, Optional.empty(), Optional.empty(), Map.of());
    }

    /** The same, meaning the manifest's capability of that id. */
    public Message capability(String id) {
        return new Message(words, Optional.of(id), locale, parameters);
    }

    /** The same in that language, a BCP 47 tag. */
    public Message locale(String tag) {
        return new Message(words, capability, Optional.of(tag), parameters);
    }

    /** The same with one more value, in the JSON form that the manifest declares. */
    public Message parameter(String name, JsonNode value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value.deepCopy());
        return new Message(words, capability, locale, more);
    }

    /** The same with one more value that is text in JSON: dates ({@code 2026-03-08}), times ({@code 19:30}), names, references. */
    public Message parameter(String name, String value) {
        return parameter(name, TextNode.valueOf(value));
    }

    /** The same with one more whole number. */
    public Message parameter(String name, int value) {
        return parameter(name, IntNode.valueOf(value));
    }

    /** The same with one more yes or no. */
    public Message parameter(String name, boolean value) {
        return parameter(name, BooleanNode.valueOf(value));
    }

    /** The words. */
    public String words() {
        return words;
    }

    /** Puts it into a request's payload. */
    void writeTo(ObjectNode payload) {
        capability.ifPresent(id -> payload.put("capability", id));
        locale.ifPresent(tag -> payload.put("locale", tag));
        if (!parameters.isEmpty()) {
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            parameters.forEach((name, value) -> values.set(name, value.deepCopy()));
            payload.set("parameters", values);
        }
    }
}
