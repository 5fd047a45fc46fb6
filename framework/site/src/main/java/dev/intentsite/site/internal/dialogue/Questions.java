package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Mention;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.schema.Fault;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Questions in the middle of a task: answered by an informational capability, after which the task asks again. */
final class Questions {
    private final SiteModel model;
    private final Settling settling;
    private final Phrases phrases;
    private final JointConstraints constraints;

    Questions(SiteModel model, Settling settling, Phrases phrases, JointConstraints constraints) {
        this.model = model;
        this.settling = settling;
        this.phrases = phrases;
        this.constraints = constraints;
    }

    /** Answers the question that the message is, or that belongs to the open one. */
    Progress begin(Draft draft, String id, List<Mention> mentions) {
        List<Fault> faults = ParameterFaults.of(draft.said, model.find(id).orElseThrow());
        if (!faults.isEmpty()) {
            return draft.replying(
                    new Reply.Failure(ErrorStatus.INVALID_REQUEST, phrases.invalid(draft.said.locale()), faults),
                    Progress.Standing.in(draft.phaseBefore));
        }
        return begin(draft, id, mentions, draft.said.parameters());
    }

    /** Answers the next of the questions that stand beside something else, and then goes on with that. */
    Progress ahead(Draft draft) {
        Optional<OpenQuestion> next = next(draft);
        if (next.isPresent()) {
            String id = next.get().capability();
            return begin(draft, id, draft.said.reader().mentions(draft.said.message(), id), Map.of());
        }
        if (draft.ahead.isEmpty()) {
            return draft.unclear
                    .map(unclear -> WhichTask.ask(draft, unclear, phrases))
                    .orElseGet(() -> settling.settle(draft));
        }
        Working.Asked asked = draft.ahead.remove(0);
        List<Mention> mentions = draft.said.reader().mentions(asked.words(), asked.capability());
        return begin(draft, asked.capability(), mentions, Map.of());
    }

    /** The one that waited for its turn until the one before it was answered. */
    private static Optional<OpenQuestion> next(Draft draft) {
        boolean open = draft.answer.flatMap(Working.QuestionAnswer::stillOpen).isPresent();
        OpenQuestion question = draft.state.question();
        while (question != null && draft.questioned.contains(question.capability())) {
            question = question.then();
        }
        boolean begun = draft.state.question() != question;
        return open || !begun ? Optional.empty() : Optional.ofNullable(question);
    }

    private Progress begin(Draft draft, String id, List<Mention> mentions, Map<String, JsonNode> structured) {
        CapabilityModel capability = model.find(id).orElseThrow();
        Locale locale = draft.said.locale();
        QuestionValues values = QuestionValues.of(draft, capability, mentions, structured);
        OpenQuestion question = values.question();
        draft.question = Optional.of(question);
        draft.questioned.add(id);
        draft.checked.clear();
        draft.listed.clear();
        Map<String, String> refused = values.refused();
        if (!refused.isEmpty()) {
            return needing(draft, id, String.join("; ", refused.values()), List.copyOf(refused.keySet()));
        }
        List<ParameterModel> missing = capability.parameters().stream()
                .filter(ParameterModel::required)
                .filter(parameter -> !question.values().containsKey(parameter.name())
                        && !question.open().containsKey(parameter.name()))
                .toList();
        if (!missing.isEmpty()) {
            List<String> names = missing.stream().map(ParameterModel::name).toList();
            Optional<CapabilityModel> named = draft.questioned.size() > 1 ? Optional.of(capability) : Optional.empty();
            return waiting(draft, phrases.questionNeeds(missing, named, locale), names, List.of());
        }
        return judged(draft);
    }

    /** Has the backend judge the question's values before it is asked for the answer, and asks which is meant where it stays open. */
    private Progress judged(Draft draft) {
        OpenQuestion question = draft.question.orElseThrow();
        CapabilityModel capability = draft.capability(question.capability());
        Map<String, JsonNode> values = question.values();
        for (CapabilityModel.ValueCheck check : capability.checks()) {
            if (!draft.checked.contains(check.key()) && values.keySet().containsAll(check.needs())) {
                return draft.awaiting(new Effect.RunCheck(
                        capability.id(), check.key(), check.parameter(), known(values, check.takes())));
            }
        }
        for (CapabilityModel.OptionSource source : capability.optionSources()) {
            String name = source.parameter();
            List<JsonNode> said = toBeListed(question, source);
            if (said.isEmpty() || !values.keySet().containsAll(source.needs())) {
                continue;
            }
            List<Backend.Listed> listed = draft.listed.get(name);
            if (listed == null) {
                return draft.awaiting(new Effect.ListOptions(capability.id(), name, known(values, source.takes())));
            }
            List<JsonNode> possible = said.stream()
                    .filter(value -> Settling.offered(value, listed))
                    .toList();
            if (possible.isEmpty() && !source.open()) {
                ParameterModel parameter = capability.parameter(name).orElseThrow();
                return needing(
                        draft,
                        capability.id(),
                        phrases.notAvailable(parameter, said.get(0), draft.said.locale()),
                        List.of(name));
            }
            if (!possible.isEmpty() && possible.size() < said.size()) {
                draft.question = Optional.of(question.with(name, possible));
                return judged(draft);
            }
        }
        return question.open().isEmpty() ? answer(draft, capability, values) : which(draft, capability, question);
    }

    /** What of the parameter is to be held against the choices: all open readings, or the value where the choices are exhaustive. */
    private static List<JsonNode> toBeListed(OpenQuestion question, CapabilityModel.OptionSource source) {
        JsonNode value = question.values().get(source.parameter());
        return value == null || source.open()
                ? question.open().getOrDefault(source.parameter(), List.of())
                : List.of(value);
    }

    /** Asks which of its readings is meant. */
    private Progress which(Draft draft, CapabilityModel capability, OpenQuestion question) {
        Map.Entry<String, List<JsonNode>> first =
                question.open().entrySet().iterator().next();
        Locale locale = draft.said.locale();
        ParameterModel parameter = capability.parameter(first.getKey()).orElseThrow();
        List<Backend.Listed> choices = phrases.choices(parameter, first.getValue(), locale);
        return waiting(draft, phrases.questionOpen(parameter, choices, locale), List.of(parameter.name()), choices);
    }

    /** All is clear: what is wrong with the values together, or the answer. */
    private Progress answer(Draft draft, CapabilityModel capability, Map<String, JsonNode> values) {
        Map<String, List<String>> wrong = constraints.together(capability.id(), values, draft.said.locale());
        if (!wrong.isEmpty()) {
            String reason = String.join(
                    "; ", wrong.values().stream().flatMap(List::stream).toList());
            return needing(draft, capability.id(), reason, List.copyOf(wrong.keySet()));
        }
        return draft.awaiting(new Effect.Execute(capability.id(), values, false));
    }

    private static Map<String, JsonNode> known(Map<String, JsonNode> values, List<String> takes) {
        Map<String, JsonNode> known = new LinkedHashMap<>(values);
        known.keySet().retainAll(Set.copyOf(takes));
        return known;
    }

    /** Takes what came of an effect that the question waits for. */
    Progress next(Draft draft, Progress progress, Input input) {
        if (input instanceof Input.Executed executed) {
            return executed(draft, executed);
        }
        if (input instanceof Input.Listed listed) {
            draft.listed.put(listed.parameter(), listed.choices());
        } else if (input instanceof Input.Checked checked) {
            draft.checked.add(checked.check());
            if (checked.refusal().isPresent() && progress.effect().orElseThrow() instanceof Effect.RunCheck run) {
                return needing(draft, run.capability(), checked.refusal().get().reason(), List.of(run.parameter()));
            }
        }
        return judged(draft);
    }

    private Progress executed(Draft draft, Input.Executed executed) {
        String id = draft.question.orElseThrow().capability();
        Outcome outcome = Returns.ofKind(draft.capability(id), executed.outcome());
        draft.add(new DialogueEvent.Executed(id, "answered", null));
        if (outcome instanceof Outcome.Answered answer) {
            return answered(draft, answer.message(), answer.structuredResult());
        }
        if (outcome instanceof Outcome.Failed failed) {
            return answered(draft, failed.message(), Optional.empty());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return needing(draft, id, refused.reason(), List.of(refused.parameter()));
        }
        if (outcome instanceof Outcome.NeedsMore more) {
            return needing(draft, id, more.reason(), more.parameters());
        }
        return answered(draft, ((Outcome.Accepted) outcome).message(), Optional.empty());
    }

    private Progress needing(Draft draft, String id, String reason, List<String> parameters) {
        draft.question = draft.question.map(question -> question.without(parameters));
        return waiting(draft, reason, parameters, List.of());
    }

    /** The question stays open until a message gives what {@code asked} names. */
    private Progress waiting(Draft draft, String message, List<String> asked, List<Backend.Listed> options) {
        return answered(draft, message, Optional.empty(), draft.question, asked, options);
    }

    private Progress answered(Draft draft, String message, Optional<Map<String, Object>> structured) {
        return answered(draft, message, structured, Optional.empty(), List.of(), List.of());
    }

    private Progress answered(
            Draft draft,
            String message,
            Optional<Map<String, Object>> structured,
            Optional<OpenQuestion> stillOpen,
            List<String> asked,
            List<Backend.Listed> options) {
        draft.checked.clear();
        draft.listed.clear();
        Working.QuestionAnswer answer = new Working.QuestionAnswer(message, structured, stillOpen, asked, options);
        draft.answer =
                Optional.of(draft.answer.map(before -> before.and(answer)).orElse(answer));
        draft.question = Optional.empty();
        return ahead(draft);
    }
}
