package dev.intentsite.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.Manifest;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads messages given as lines of JSON, each with the state that it stands in, for measuring and for other programs. A
 * line is {@code {"id", "now", "locale", "message", "state": {"capability", "collected", "asked", "offered",
 * "offered_capability", "site_message"}}}; its answer {@code {"id", "capability", "parameters", "ambiguous"}}, with the
 * likeliest reading of each value, and the names of those that have others. Immutable, thread-safe.
 */
public final class Understanding {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Interpreter interpreter;

    private Understanding(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Reads by the site's manifest. */
    public static Understanding of(Manifest manifest) {
        return new Understanding(ManifestInterpreter.of(manifest, ValueTypes.standard()));
    }

    /** Reads by the given interpreter. */
    public static Understanding of(Interpreter interpreter) {
        return new Understanding(interpreter);
    }

    /** The answer to one line; a line that cannot be read is answered with its {@code id}, if it has one, and {@code error}. */
    public String line(String json) {
        JsonNode line;
        try {
            line = JSON.readTree(json);
        } catch (JsonProcessingException fault) {
            return fault(JSON.nullNode(), "the line is not JSON");
        }
        if (!line.path("message").isTextual()) {
            return fault(line.path("id"), "the line needs a member \"message\", a string");
        }
        ZonedDateTime now;
        try {
            now = ZonedDateTime.parse(line.path("now").asText());
        } catch (DateTimeException fault) {
            return fault(line.path("id"), "the line needs a member \"now\" such as 2026-10-15T12:00:00-05:00");
        }
        Utterance utterance = new Utterance(
                line.path("message").asText(),
                now,
                Locale.forLanguageTag(line.path("locale").asText("en")),
                context(line.path("state")));
        return answer(line.path("id"), interpreter.interpret(utterance));
    }

    private static Context context(JsonNode state) {
        Map<String, JsonNode> collected = new HashMap<>();
        state.path("collected").properties().forEach(entry -> collected.put(entry.getKey(), entry.getValue()));
        List<String> asked = new ArrayList<>();
        state.path("asked").forEach(name -> asked.add(name.asText()));
        List<Choice> offered = new ArrayList<>();
        state.path("offered").properties().forEach(entry -> offer(entry.getKey(), entry.getValue(), offered));
        return new Context(
                text(state.path("capability")),
                collected,
                asked,
                offered,
                text(state.path("offered_capability")),
                text(state.path("site_message")),
                false);
    }

    private static void offer(String parameter, JsonNode value, List<Choice> offered) {
        if (value.isArray()) {
            value.forEach(one -> offered.add(new Choice(parameter, one, one.asText())));
        } else {
            offered.add(new Choice(parameter, value, value.asText()));
        }
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static String answer(JsonNode id, Interpretation interpretation) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", id);
        List<Route> routes = interpretation.routes();
        if (routes.isEmpty()) {
            answer.putNull("capability");
        } else {
            answer.put("capability", routes.get(0).capability());
        }
        ObjectNode parameters = answer.putObject("parameters");
        ArrayNode ambiguous = answer.putArray("ambiguous");
        for (Mention mention : interpretation.mentions()) {
            if (!mention.negated() && !parameters.has(mention.parameter())) {
                parameters.set(mention.parameter(), mention.readings().get(0).value());
                if (mention.readings().size() > 1) {
                    ambiguous.add(mention.parameter());
                }
            }
        }
        interpretation.unreadable().stream()
                .filter(name -> !parameters.has(name))
                .forEach(ambiguous::add);
        return answer.toString();
    }

    private static String fault(JsonNode id, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", id.isMissingNode() ? JSON.nullNode() : id);
        return answer.putNull("capability").put("error", message).toString();
    }
}
