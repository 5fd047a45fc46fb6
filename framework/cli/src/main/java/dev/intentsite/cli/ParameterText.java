package dev.intentsite.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.client.Message;
import dev.intentsite.protocol.Manifest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values typed as {@code name=value}, in the JSON form that the manifest declares. */
final class ParameterText {
    private static final Set<String> NOT_TEXT = Set.of("integer", "decimal", "boolean", "money");

    private ParameterText() {}

    /** The message of these words and values; empty without words. */
    static Optional<Message> message(
            Manifest manifest, @Nullable String words, @Nullable String capability, Map<String, String> typed) {
        if (words == null) {
            if (capability != null || !typed.isEmpty()) {
                throw new IllegalArgumentException(
                        "--capability and --parameter go with a MESSAGE: people read the words, so say it in words too");
            }
            return Optional.empty();
        }
        Message message = Message.of(words);
        if (capability != null) {
            message = message.capability(capability);
        }
        for (Map.Entry<String, String> value : typed.entrySet()) {
            message = message.parameter(value.getKey(), json(manifest, capability, value.getKey(), value.getValue()));
        }
        return Optional.of(message);
    }

    private static JsonNode json(Manifest manifest, @Nullable String capability, String name, String text) {
        boolean structured = text.startsWith("{") || text.startsWith("[");
        boolean typed = name.equals("confirmation")
                || manifest.capabilities().stream()
                        .filter(candidate ->
                                capability == null || candidate.id().equals(capability))
                        .flatMap(candidate -> candidate.parameters().stream())
                        .anyMatch(parameter -> parameter.name().equals(name) && NOT_TEXT.contains(parameter.type()));
        if (!structured && !typed) {
            return TextNode.valueOf(text);
        }
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(
                    "--parameter " + name + "=" + text + " is not the JSON value that this parameter takes", fault);
        }
    }
}
