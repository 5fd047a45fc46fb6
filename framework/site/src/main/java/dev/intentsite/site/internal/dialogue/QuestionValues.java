package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.language.Mention;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a question in the middle of a task. Those said with the question win, all their readings; then the open question's, then
 * the task's of the same name and type, then the default.
 *
 * @param refused why values that the question gives cannot be taken, by parameter; nothing else is put in their place
 */
record QuestionValues(OpenQuestion question, Map<String, String> refused) {
    static QuestionValues of(
            Draft draft, CapabilityModel capability, List<Mention> mentions, Map<String, JsonNode> structured) {
        Optional<OpenQuestion> before =
                Optional.ofNullable(draft.state.question()).flatMap(open -> open.of(capability.id()));
        Locale locale = draft.said.locale();
        Map<String, String> refused = new LinkedHashMap<>();
        OpenQuestion question = new OpenQuestion(
                capability.id(),
                Map.of(),
                Map.of(),
                before.map(OpenQuestion::then).orElse(null));
        for (ParameterModel parameter : capability.parameters()) {
            String name = parameter.name();
            List<JsonNode> said = said(parameter, mentions, structured.get(parameter.name()));
            List<JsonNode> valid = said.stream()
                    .filter(value -> parameter.violations(value, locale).isEmpty())
                    .map(parameter::normalise)
                    .toList();
            if (!said.isEmpty() && valid.isEmpty()) {
                refused.put(name, String.join("; ", parameter.violations(said.get(0), locale)));
            }
            List<JsonNode> known = valid.isEmpty()
                    ? before.flatMap(open -> earlier(open, name))
                            .or(() -> held(draft, parameter))
                            .or(() -> parameter.defaultValue().map(List::of))
                            .orElse(List.of())
                    : narrowed(valid, before, name);
            if (!known.isEmpty()) {
                question = question.with(name, known);
            }
        }
        return new QuestionValues(question, refused);
    }

    /** What the question itself says of a parameter, valid or not, with all readings. */
    private static List<JsonNode> said(
            ParameterModel parameter, List<Mention> mentions, @Nullable JsonNode structured) {
        if (structured != null) {
            return List.of(listed(parameter, structured));
        }
        List<Mention> own = mentions.stream()
                .filter(mention -> mention.parameter().equals(parameter.name()) && !mention.negated())
                .toList();
        return ValueTaking.inWords(parameter, own, null)
                .map(ValueTaking.Taken::readings)
                .orElse(List.of());
    }

    private static JsonNode listed(ParameterModel parameter, JsonNode value) {
        return parameter.multiple() && !value.isArray()
                ? JsonNodeFactory.instance.arrayNode().add(value)
                : value;
    }

    /** Of what is said now, what was open before; all of it when that was something else. */
    private static List<JsonNode> narrowed(List<JsonNode> said, Optional<OpenQuestion> before, String name) {
        List<JsonNode> among = new ArrayList<>(said);
        among.removeIf(
                value -> before.filter(open -> open.openBetween(name, value)).isEmpty());
        return among.isEmpty() ? said : among;
    }

    private static Optional<List<JsonNode>> earlier(OpenQuestion before, String name) {
        return Optional.ofNullable(before.values().get(name))
                .map(List::of)
                .or(() -> Optional.ofNullable(before.open().get(name)));
    }

    private static Optional<List<JsonNode>> held(Draft draft, ParameterModel parameter) {
        return Optional.of(parameter)
                .filter(required -> draft.hasTask() && required.required())
                .flatMap(required -> draft.task().parameter(required.name()))
                .filter(own -> own.wireType().equals(parameter.wireType()))
                .flatMap(own -> Optional.ofNullable(draft.state.usable().get(own.name())))
                .map(List::of);
    }
}
