package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.CapabilityModel.OptionSource;
import dev.intentsite.site.internal.model.CapabilityModel.ValueCheck;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the task in hand as far as it goes: judges what changed, narrows what is open, asks for what is missing, proposes,
 * and executes when all is there. Each step ends with the next effect or the reply.
 */
final class Settling {
    private final Phrases phrases;
    private final JointConstraints constraints;
    private final Asking asking;

    Settling(Phrases phrases, JointConstraints constraints) {
        this.phrases = phrases;
        this.asking = new Asking(phrases);
        this.constraints = constraints;
    }

    Progress settle(Draft draft) {
        Optional<Effect> judged = judge(draft).or(() -> narrow(draft));
        if (judged.isPresent()) {
            return draft.awaiting(judged.get());
        }
        CapabilityModel task = draft.task();
        refuseTogether(draft, task);
        Optional<Note.Unclear> unclear = draft.notes.stream()
                .filter(Note.Unclear.class::isInstance)
                .map(Note.Unclear.class::cast)
                .findFirst();
        if (unclear.isPresent()) {
            return Asking.which(draft, unclear.get());
        }
        List<Need> needs = Needs.of(task, draft.state);
        if (!needs.isEmpty()) {
            return asking.ask(draft, task, needs).orElseGet(() -> settle(draft));
        }
        if (actsNext(draft, task) && draft.changed.addAll(draft.state.usable().keySet())) {
            // What an earlier turn found good may be refused by now; what this turn has asked already is not asked
            // again.
            return settle(draft);
        }
        if (task.confirmation() == Confirmation.ALWAYS && task.proposes()) {
            return draft.awaiting(new Effect.Propose(task.id(), values(draft, task)));
        }
        return proposed(draft, "");
    }

    private static boolean actsNext(Draft draft, CapabilityModel task) {
        return mayAct(draft, task) && (draft.agreed || task.confirmation() == Confirmation.NEVER);
    }

    /**
     * Who asks something wants to hear the answer before anything is done, and who was asked "shall I do it?", now or before something
     * else came between, says yes, or what should be different.
     */
    private static boolean mayAct(Draft draft, CapabilityModel task) {
        boolean answered = draft.state.proposal() == null || draft.agreed || !draft.changed.isEmpty();
        boolean asks = !draft.questioned.isEmpty()
                || draft.unanswered()
                || !draft.agreed && draft.said.flowType() == FlowType.INFORMATION_REQUEST;
        return task.kind() == Kind.INFORMATIONAL || !asks && answered;
    }

    /** All is there, and this is what would be done: asks for the person's word, or acts on it. */
    Progress proposed(Draft draft, String proposal) {
        CapabilityModel task = draft.task();
        boolean wanted =
                task.confirmation() == Confirmation.NEVER || (draft.agreed && proposal.equals(draft.state.proposal()));
        if (wanted && mayAct(draft, task)) {
            return execute(draft, task);
        }
        if (draft.agreed) {
            draft.notes.add(new Note.ProposalChanged());
            draft.agreed = false;
        }
        return confirm(
                draft,
                new Reply.Subject.Confirm(proposal),
                phrases.confirmationChoices(draft.said.locale()),
                proposal,
                false);
    }

    /** The person said no: asks what should be different, and offers to drop it. */
    Progress declined(Draft draft) {
        return confirm(
                draft,
                new Reply.Subject.Declined(List.copyOf(draft.state.usable().keySet())),
                phrases.declinedChoices(draft.said.locale()),
                draft.state.proposal(),
                true);
    }

    private static Progress confirm(
            Draft draft,
            Reply.Subject subject,
            List<Backend.Listed> options,
            @Nullable String proposal,
            boolean declined) {
        return draft.replying(
                wrapped(draft, new Reply.Clarify(draft.notes, subject, List.of(), options)),
                new Progress.Standing(
                        Phase.CONFIRMING,
                        List.of(),
                        offered(draft, options),
                        null,
                        stillOpen(draft),
                        proposal,
                        declined));
    }

    private Progress execute(Draft draft, CapabilityModel task) {
        Map<String, JsonNode> values = values(draft, task);
        boolean acts = task.kind() == Kind.TRANSACTIONAL;
        if (draft.agreed) {
            draft.add(new DialogueEvent.Agreed(values));
        }
        if (acts) {
            draft.add(new DialogueEvent.Attempted(
                    task.id(), values, draft.said.retry().orElse(null), null, null));
        }
        return draft.awaiting(new Effect.Execute(task.id(), values, acts));
    }

    private Optional<Effect> judge(Draft draft) {
        CapabilityModel task = draft.task();
        for (ValueCheck check : task.checks()) {
            if (!Collections.disjoint(check.takes(), draft.changed)
                    && !draft.checked.contains(check.key())
                    && draft.state.knows(check.needs())) {
                return Optional.of(
                        new Effect.RunCheck(task.id(), check.key(), check.parameter(), draft.known(check.takes())));
            }
        }
        return Optional.empty();
    }

    /** Holds values against the choices that the backend offers, until nothing narrows any more. */
    private Optional<Effect> narrow(Draft draft) {
        Optional<Effect> next;
        boolean narrowed;
        do {
            DialogueState before = draft.state;
            next = narrowOnce(draft);
            narrowed = draft.state != before;
        } while (next.isEmpty() && narrowed);
        return next;
    }

    private Optional<Effect> narrowOnce(Draft draft) {
        CapabilityModel task = draft.task();
        for (OptionSource source : task.optionSources()) {
            Held held = draft.state.values().get(source.parameter());
            if (held == null
                    || held.bounds()
                    || held.refusal() != null
                    || !knows(draft, source)
                    || !concerned(draft, source, held)) {
                continue;
            }
            List<Backend.Listed> listed = draft.listed.get(source.parameter());
            if (listed == null) {
                return Optional.of(new Effect.ListOptions(task.id(), source.parameter(), draft.known(source.takes())));
            }
            holdAgainst(draft, task, source, held, listed);
        }
        return judge(draft);
    }

    private static boolean concerned(Draft draft, OptionSource source, Held held) {
        return held.ambiguous()
                || (!source.open()
                        && (draft.changed.contains(source.parameter())
                                || !Collections.disjoint(source.takes(), draft.changed)));
    }

    static boolean knows(Draft draft, OptionSource source) {
        return draft.state.knows(source.needs());
    }

    private void holdAgainst(
            Draft draft, CapabilityModel task, OptionSource source, Held held, List<Backend.Listed> listed) {
        String name = source.parameter();
        List<JsonNode> possible =
                held.readings().stream().filter(value -> offered(value, listed)).toList();
        boolean disputed = draft.notes.contains(new Note.Disagreement(name));
        if (possible.size() == 1 && held.ambiguous() && !disputed) {
            draft.add(new DialogueEvent.ValueNarrowed(name, possible));
            draft.moved(name);
            collected(draft, name);
        } else if (possible.size() > 1 && possible.size() < held.readings().size()) {
            draft.add(new DialogueEvent.ValueNarrowed(name, possible));
        } else if (possible.isEmpty() && !source.open()) {
            ParameterModel parameter = task.parameter(name).orElseThrow();
            draft.refuse(
                    name,
                    phrases.notAvailable(parameter, held.value(), draft.said.locale()),
                    listed.stream().map(Backend.Listed::choice).toList());
        }
    }

    private static void collected(Draft draft, String name) {
        List<String> names = new ArrayList<>();
        for (Note note : draft.notes) {
            if (note instanceof Note.Collected before) {
                names.addAll(before.parameters());
            }
        }
        if (!names.contains(name)) {
            names.add(name);
        }
        draft.notes.removeIf(note -> note instanceof Note.Collected);
        draft.notes.add(0, new Note.Collected(names));
    }

    static boolean offered(JsonNode value, List<Backend.Listed> listed) {
        if (value.isArray()) {
            for (JsonNode one : value) {
                if (!offered(one, listed)) {
                    return false;
                }
            }
            return true;
        }
        return listed.stream()
                .anyMatch(option -> JsonValues.same(option.choice().value(), value));
    }

    private void refuseTogether(Draft draft, CapabilityModel task) {
        if (Needs.of(task, draft.state).isEmpty()) {
            constraints
                    .together(task.id(), values(draft, task), draft.said.locale())
                    .forEach((name, reasons) -> {
                        String words = String.join("; ", reasons);
                        if (draft.state.values().containsKey(name)) {
                            draft.refuse(name, words, List.of());
                        } else {
                            draft.add(new DialogueEvent.ParametersDemanded(List.of(name)));
                            draft.notes.add(new Note.Words(words));
                        }
                    });
        }
    }

    /** An answer to a question comes first and ends by asking again. */
    static Reply wrapped(Draft draft, Reply reply) {
        return draft.answer
                .<Reply>map(answer ->
                        new Reply.Answer(answer.message(), answer.structuredResult(), answer.options(), reply))
                .orElse(reply);
    }

    static @Nullable OpenQuestion stillOpen(Draft draft) {
        return draft.answer.flatMap(Working.QuestionAnswer::stillOpen).orElse(null);
    }

    static List<Choice> offered(Draft draft, List<Backend.Listed> options) {
        List<Backend.Listed> first =
                draft.answer.map(Working.QuestionAnswer::options).orElse(List.of());
        return Stream.concat(first.stream(), options.stream())
                .map(Backend.Listed::choice)
                .toList();
    }

    /** The task's values with the defaults of what was not said. */
    static Map<String, JsonNode> values(Draft draft, CapabilityModel task) {
        Map<String, JsonNode> usable = draft.state.usable();
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (ParameterModel parameter : task.parameters()) {
            JsonNode value = usable.get(parameter.name());
            if (value != null) {
                values.put(parameter.name(), value);
            } else {
                parameter.defaultValue().ifPresent(byDefault -> values.put(parameter.name(), byDefault));
            }
        }
        return values;
    }
}
