package dev.intentsite.acceptance.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Span;
import dev.intentsite.language.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

// tag::value-type[]
final class FrameNumberType implements ValueType<FrameNumber> {
    private static final Pattern FORM = Pattern.compile("\\b[A-Z]{2}[0-9]{6}\\b");

    @Override
    public String wire() {
        return "string";
    }

    @Override
    public Class<FrameNumber> javaType() {
        return FrameNumber.class;
    }

    @Override
    public JsonNode toJson(FrameNumber number) {
        return TextNode.valueOf(number.value());
    }

    @Override
    public FrameNumber fromJson(JsonNode json) {
        if (!FORM.matcher(json.asText()).matches()) {
            throw new IllegalArgumentException("a frame number has two letters and six digits, such as WB412099");
        }
        return new FrameNumber(json.asText());
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", "^[A-Z]{2}[0-9]{6}$");
    }

    @Override
    public String display(FrameNumber number, Locale locale) {
        return number.value();
    }

    @Override
    public Recognizer recognizer() {
        return utterance -> FORM.matcher(utterance.message())
                .results()
                .map(found -> new Span(found.start(), found.end(), found.group()))
                .map(span -> List.of(new Reading(TextNode.valueOf(span.text()), span, 0.98)))
                .toList();
    }
}
// end::value-type[]
