package dev.intentsite.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model thinks that a message says. Nothing of it is a value yet.
 *
 * @param capability what the message may be about; empty when it fits none
 * @param quotes what it says for which parameter, in the message's own characters
 */
record Proposal(Optional<String> capability, List<Quote> quotes) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_QUOTES = 50;

    Proposal {
        quotes = List.copyOf(quotes);
    }

    /** Characters that the model says give a parameter's value. */
    record Quote(String parameter, String text) {}

    /** Reads the model's answer; what has another form than was asked for is left out. Empty when there is no such object in it. */
    static Optional<Proposal> of(String answer) {
        Optional<JsonNode> json = object(answer);
        if (json.isEmpty() || !(json.get().has("capability") || json.get().has("values"))) {
            return Optional.empty();
        }
        List<Quote> quotes = new ArrayList<>();
        for (JsonNode value : json.get().path("values")) {
            JsonNode parameter = value.path("parameter");
            JsonNode text = value.path("text");
            if (parameter.isTextual() && text.isTextual() && quotes.size() < MOST_QUOTES) {
                quotes.add(new Quote(parameter.textValue(), text.textValue()));
            }
        }
        return Optional.of(new Proposal(
                Optional.ofNullable(json.get().path("capability").textValue()).filter(id -> !id.equals(Catalogue.NONE)),
                quotes));
    }

    /** The one object in the answer: some models put words or a fence around it. */
    static Optional<JsonNode> object(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(answer.substring(from, to + 1))).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
