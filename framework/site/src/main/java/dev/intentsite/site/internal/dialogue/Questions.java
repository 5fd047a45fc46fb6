package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
    private final Constraints constraints;

    Questions(SiteModel model, Settling settling, Phrases phrases, Constraints constraints) {
        this.model = model;
        this.settling = settling;
        this.phrases = phrases;
        this.constraints = constraints;
    }

    Progress begin(Draft draft, String id, List<Mention> mentions) {
        CapabilityModel capability = model.find(id).orElseThrow();
        Locale locale = draft.said.locale();
        List<Fault> faults = ParameterFaults.of(draft.said, capability);
        if (!faults.isEmpty()) {
            return draft.replying(
                    new Reply.Failure(ErrorStatus.INVALID_REQUEST, phrases.invalid(locale), faults),
                    Progress.Standing.in(draft.phaseBefore));
        }
        Map<String, JsonNode> values = values(draft, capability, mentions);
        draft.question = Optional.of(new OpenQuestion(id, values));
        draft.checked.clear();
        draft.listed.clear();
        Map<String, String> refused = refused(draft, capability, mentions);
        if (!refused.isEmpty()) {
            return needing(draft, id, String.join("; ", refused.values()), List.copyOf(refused.keySet()));
        }
        List<ParameterModel> missing = capability.parameters().stream()
                .filter(ParameterModel::required)
                .filter(parameter -> !values.containsKey(parameter.name()))
                .toList();
        if (!missing.isEmpty()) {
            List<String> names = missing.stream().map(ParameterModel::name).toList();
            return answered(
                    draft,
                    phrases.questionNeeds(missing, locale),
                    Optional.empty(),
                    Optional.of(new OpenQuestion(id, values)),
                    names);
        }
        Map<String, List<String>> wrong = constraints.together(id, values, locale);
        if (!wrong.isEmpty()) {
            String reason = String.join(
                    "; ", wrong.values().stream().flatMap(List::stream).toList());
            return needing(draft, id, reason, List.copyOf(wrong.keySet()));
        }
        return judged(draft);
    }

    /** Why values that the question gives cannot be taken, by parameter. Nothing else is put in their place. */
    private static Map<String, String> refused(Draft draft, CapabilityModel capability, List<Mention> mentions) {
        Map<String, String> refused = new LinkedHashMap<>();
        for (ParameterModel parameter : capability.parameters()) {
            said(draft, parameter, mentions)
                    .map(value -> parameter.violations(value, draft.said.locale()))
                    .filter(reasons -> !reasons.isEmpty())
                    .ifPresent(reasons -> refused.put(parameter.name(), String.join("; ", reasons)));
        }
        return refused;
    }

    /** Has the backend judge the question's values before it is asked for the answer. */
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
            if (source.open() || !values.containsKey(name) || !values.keySet().containsAll(source.needs())) {
                continue;
            }
            List<Backend.Listed> listed = draft.listed.get(name);
            if (listed == null) {
                return draft.awaiting(new Effect.ListOptions(capability.id(), name, known(values, source.takes())));
            }
            if (!Settling.offered(values.get(name), listed)) {
                ParameterModel parameter = capability.parameter(name).orElseThrow();
                return needing(
                        draft,
                        capability.id(),
                        phrases.notAvailable(parameter, values.get(name), draft.said.locale()),
                        List.of(name));
            }
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
        Outcome outcome = executed.outcome();
        String id = draft.question.orElseThrow().capability();
        draft.add(new DialogueEvent.Executed(id, "answered", null));
        if (outcome instanceof Outcome.Answered answer) {
            return answered(draft, answer.message(), answer.structuredResult(), Optional.empty(), List.of());
        }
        if (outcome instanceof Outcome.Confirmed confirmed) {
            return answered(draft, confirmed.message(), confirmed.structuredResult(), Optional.empty(), List.of());
        }
        if (outcome instanceof Outcome.Failed failed) {
            return answered(draft, failed.message(), Optional.empty(), Optional.empty(), List.of());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return needing(draft, id, refused.reason(), List.of(refused.parameter()));
        }
        if (outcome instanceof Outcome.NeedsMore more) {
            return needing(draft, id, more.reason(), more.parameters());
        }
        return answered(draft, ((Outcome.Accepted) outcome).message(), Optional.empty(), Optional.empty(), List.of());
    }

    private Progress needing(Draft draft, String id, String reason, List<String> parameters) {
        Map<String, JsonNode> kept =
                new LinkedHashMap<>(draft.question.orElseThrow().values());
        parameters.forEach(kept::remove);
        return answered(draft, reason, Optional.empty(), Optional.of(new OpenQuestion(id, kept)), parameters);
    }

    private Progress answered(
            Draft draft,
            String message,
            Optional<Map<String, Object>> structured,
            Optional<OpenQuestion> stillOpen,
            List<String> asked) {
        draft.checked.clear();
        draft.listed.clear();
        draft.answer = Optional.of(new Working.QuestionAnswer(message, structured, stillOpen, asked));
        return settling.settle(draft);
    }

    /** Those said with the question win; then the open question's, then the task's of the same name and type. */
    private static Map<String, JsonNode> values(Draft draft, CapabilityModel capability, List<Mention> mentions) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        OpenQuestion open = draft.state.question();
        Map<String, JsonNode> task = draft.state.usable();
        Locale locale = draft.said.locale();
        for (ParameterModel parameter : capability.parameters()) {
            String name = parameter.name();
            Optional<JsonNode> earlier = open != null && open.capability().equals(capability.id())
                    ? Optional.ofNullable(open.values().get(name))
                    : Optional.empty();
            Optional<JsonNode> held = parameter.required()
                    ? draft.task()
                            .parameter(name)
                            .filter(own -> own.wireType().equals(parameter.wireType()))
                            .flatMap(own -> Optional.ofNullable(task.get(name)))
                    : Optional.empty();
            said(draft, parameter, mentions)
                    .filter(value -> parameter.violations(value, locale).isEmpty())
                    .map(parameter::normalise)
                    .or(() -> earlier)
                    .or(() -> held)
                    .or(parameter::defaultValue)
                    .ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    /** What the question itself says of a parameter, valid or not. */
    private static Optional<JsonNode> said(Draft draft, ParameterModel parameter, List<Mention> mentions) {
        return Optional.ofNullable(draft.said.parameters().get(parameter.name()))
                .or(() -> mentions.stream()
                        .filter(mention -> mention.parameter().equals(parameter.name()) && !mention.negated())
                        .filter(mention -> mention.readings().size() == 1)
                        .reduce((first, second) -> second)
                        .map(mention -> mention.readings().get(0).value()))
                .map(value -> listed(parameter, value));
    }

    private static JsonNode listed(ParameterModel parameter, JsonNode value) {
        return parameter.multiple() && !value.isArray()
                ? JsonNodeFactory.instance.arrayNode().add(value)
                : value;
    }
}
