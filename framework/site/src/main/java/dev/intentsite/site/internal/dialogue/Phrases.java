package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Short texts and choices that the dialogue itself needs. Pure. */
final class Phrases {
    List<Backend.Listed> confirmationChoices(Locale locale) {
        return List.of(
                listed("confirmation", BooleanNode.TRUE, Texts.of(locale, "yes")),
                listed("confirmation", BooleanNode.FALSE, Texts.of(locale, "no")));
    }

    List<Backend.Listed> declinedChoices(Locale locale) {
        return List.of(
                listed("confirmation", BooleanNode.FALSE, Texts.of(locale, "declined.drop")),
                listed("confirmation", BooleanNode.TRUE, Texts.of(locale, "declined.again")));
    }

    List<Backend.Listed> choices(ParameterModel parameter, List<JsonNode> values, Locale locale) {
        return values.stream()
                .map(value -> listed(parameter.name(), value, parameter.display(value, locale)))
                .toList();
    }

    /** The choices that the manifest itself declares. */
    List<Backend.Listed> declaredChoices(ParameterModel parameter, Locale locale) {
        if (parameter.wireType().equals("boolean")) {
            return List.of(
                    listed(parameter.name(), BooleanNode.TRUE, Texts.of(locale, "yes")),
                    listed(parameter.name(), BooleanNode.FALSE, Texts.of(locale, "no")));
        }
        return choices(
                parameter,
                parameter.values().stream().<JsonNode>map(TextNode::valueOf).toList(),
                locale);
    }

    List<Backend.Listed> capabilityChoices(List<String> ids, SiteModel model, Locale locale) {
        return ids.stream()
                .flatMap(id -> model.find(id).stream())
                .map(capability -> listed("capability", TextNode.valueOf(capability.id()), capability.intent()))
                .toList();
    }

    String notAvailable(ParameterModel parameter, JsonNode value, Locale locale) {
        return Texts.of(locale, "not_available", "**" + Markdown.plain(parameter.display(value, locale)) + "**");
    }

    String refusal(ErrorStatus status, Optional<Phase> phase, Locale locale) {
        if (status == ErrorStatus.INVALID_TRANSITION) {
            return Texts.of(
                    locale,
                    phase.isEmpty() ? "refused.invalid_transition.first" : "refused.invalid_transition.intent_request");
        }
        return Texts.of(locale, "refused." + status.wire());
    }

    static String noAnswer(Note.NoAnswer unanswered, Locale locale) {
        return unanswered.words().isEmpty()
                ? Texts.of(locale, "note.no_answer")
                : Texts.of(
                        locale,
                        "note.no_answer.of",
                        Markdown.plain(
                                unanswered.words().replaceFirst("[\\s,;]+$", "").strip()));
    }

    String invalid(Locale locale) {
        return Texts.of(locale, "invalid");
    }

    String untrusted(Trust least, Locale locale) {
        return Texts.of(locale, "untrusted", least.wire());
    }

    String delayed(Locale locale) {
        return Texts.of(locale, "progress.delayed");
    }

    String cancelled(Locale locale) {
        return Texts.of(locale, "cancelled");
    }

    /** What is still to be said when a task has ended; empty when nothing was put off. */
    String later(List<Later> tasks, Locale locale) {
        List<String> words = tasks.stream()
                .map(task -> "\u201c" + Markdown.plain(task.words().strip()) + "\u201d")
                .toList();
        return words.isEmpty() ? "" : "\n\n---\n\n" + Texts.of(locale, "later", Texts.enumeration(locale, words));
    }

    /** @param named what answers it, where it is not the only question */
    String questionNeeds(List<ParameterModel> missing, Optional<CapabilityModel> named, Locale locale) {
        String labels = Texts.enumeration(
                locale, missing.stream().map(ParameterModel::label).toList());
        return named.map(capability ->
                        Texts.of(locale, "question.needs.of", labels, Markdown.plain(capability.intent())))
                .orElseGet(() -> Texts.of(locale, "question.needs", labels));
    }

    String questionOpen(ParameterModel parameter, List<Backend.Listed> choices, Locale locale) {
        return Texts.of(
                locale,
                "question.open",
                Markdown.plain(parameter.label()),
                Texts.alternatives(
                        locale,
                        choices.stream()
                                .map(listed ->
                                        "**" + Markdown.plain(listed.choice().label()) + "**")
                                .toList()));
    }

    private static Backend.Listed listed(String parameter, JsonNode value, String label) {
        return new Backend.Listed(new Choice(parameter, value, label), Optional.empty());
    }
}
