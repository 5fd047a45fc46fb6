package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.schema.Fault;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a conversation ({@code wire.md} § 3) as a pure function that is stepped until it has an answer: a message
 * begins a turn, each effect's result takes it further, and in the end there is a {@link Reply}. It does nothing itself and
 * keeps nothing between calls.
 */
public final class Dialogue {
    private final SiteModel model;
    private final Phrases phrases;
    private final Settling settling;
    private final Questions questions;
    private final Tasks tasks;

    public Dialogue(SiteModel model, Constraints constraints) {
        this.model = model;
        this.phrases = new Phrases();
        this.settling = new Settling(phrases, constraints);
        this.questions = new Questions(model, settling, phrases, constraints);
        this.tasks = new Tasks(model);
    }

    /**
     * Takes a message.
     *
     * @param before where the interaction stands; empty when there is none yet
     * @param intentHash hash of the interaction's first message
     */
    public Progress begin(Optional<DialogueState> before, Said said, String intentHash) {
        DialogueState state = before.orElseGet(DialogueState::start);
        Draft draft = Draft.begin(model, state, said);
        if (state.phase() == Phase.EXECUTING
                && said.retry().isPresent()
                && said.retry().get().equals(state.attempt())) {
            return underWay(draft);
        }
        Optional<ErrorStatus> refusal = TurnRules.refusal(before.map(DialogueState::phase), said.flowType());
        if (refusal.isPresent()) {
            return failing(
                    draft,
                    refusal.get(),
                    phrases.refusal(refusal.get(), before.map(DialogueState::phase), said.locale()),
                    List.of());
        }
        List<Fault> faults = ParameterFaults.ofEnvelope(said, model);
        if (!faults.isEmpty()) {
            return failing(draft, ErrorStatus.INVALID_REQUEST, phrases.invalid(said.locale()), faults);
        }
        draft.add(new DialogueEvent.MessageReceived(
                state.turn() + 1,
                said.flowType().wire(),
                said.message(),
                said.capability().orElse(null),
                model.declared(said.parameters()),
                said.retry().map(Retry::key).orElse(null),
                before.isEmpty() ? intentHash : null));
        if (state.phase() == Phase.EXECUTING) {
            return underWay(draft);
        }
        Optional<Interpretation.Command> command = said.interpretation().command();
        boolean structured = said.capability().isPresent() || !said.parameters().isEmpty();
        if (said.flowType() == FlowType.ERROR
                || (before.isPresent() && !structured && command.equals(Optional.of(Interpretation.Command.CANCEL)))) {
            return cancelled(draft);
        }
        if (command.equals(Optional.of(Interpretation.Command.START_OVER)) && before.isPresent()) {
            draft.add(new DialogueEvent.Restarted());
            draft.notes.add(new Note.Restarted());
        }
        return understood(draft);
    }

    /** Takes what came of the effect that {@code progress} waits for. */
    public Progress next(Progress progress, Input input) {
        Draft draft = Draft.of(model, progress);
        if (draft.question.isPresent() && draft.answer.isEmpty()) {
            return questions.next(draft, progress, input);
        }
        if (input instanceof Input.Listed listed) {
            draft.listed.put(listed.parameter(), listed.choices());
            return settling.settle(draft);
        }
        if (input instanceof Input.Checked checked) {
            return checked(draft, progress, checked);
        }
        if (input instanceof Input.Proposed proposed) {
            return proposed(draft, proposed);
        }
        if (input instanceof Input.Executed executed) {
            return executed(draft, executed);
        }
        if (input instanceof Input.Reconciled reconciled) {
            return reconciled(draft, reconciled.found());
        }
        if (input instanceof Input.Delayed) {
            draft.add(new DialogueEvent.Delayed(draft.task().id()));
            return draft.replying(
                    new Reply.Progress(Optional.of(phrases.delayed(draft.said.locale())), true),
                    Progress.Standing.in(Phase.EXECUTING));
        }
        throw new IllegalArgumentException("a turn begins with begin()");
    }

    /** Work is under way, or its outcome was not known: what has come of it by now. */
    private static Progress underWay(Draft draft) {
        Unsettled unsettled = draft.state.unsettled();
        return unsettled == null
                ? howFar(draft)
                : draft.awaiting(new Effect.Reconcile(draft.task().id(), unsettled));
    }

    private static Progress howFar(Draft draft) {
        Settlement settlement = draft.state.settlement();
        return settlement == null
                ? draft.replying(
                        new Reply.Progress(Optional.empty(), draft.state.doubtful()),
                        Progress.Standing.in(Phase.EXECUTING))
                : ended(
                        draft,
                        settlement.status(),
                        settlement.message(),
                        Optional.ofNullable(settlement.externalId()),
                        Optional.ofNullable(settlement.structuredResult()),
                        settlement.status().equals("failed") ? Phase.FAILED : Phase.COMPLETED);
    }

    /** What happened is told, what did not is done under the same key, and what is unknown stays as it is. */
    private static Progress reconciled(Draft draft, Reconciliation found) {
        Unsettled unsettled = Objects.requireNonNull(draft.state.unsettled(), "only an execution is reconciled");
        String task = draft.task().id();
        if (found instanceof Reconciliation.DidNotHappen) {
            draft.add(new DialogueEvent.Attempted(
                    task, unsettled.values(), draft.state.attempt(), unsettled.key(), unsettled.since()));
            return draft.awaiting(new Effect.Execute(task, unsettled.values(), true));
        }
        if (found instanceof Reconciliation.Happened happened) {
            draft.add(DialogueEvent.ofReconciled(task, happened.outcome()));
        }
        return howFar(draft);
    }

    private Progress understood(Draft draft) {
        Tasks.Choice choice = tasks.choose(draft);
        if (choice instanceof Tasks.Untrusted untrusted) {
            return failing(
                    draft,
                    ErrorStatus.ATTRIBUTION_UNTRUSTED,
                    phrases.untrusted(untrusted.least(), draft.said.locale()),
                    List.of());
        }
        if (choice instanceof Tasks.Unclear unclear) {
            return unclear(draft, unclear.pending(), unclear.fits());
        }
        if (choice instanceof Tasks.AskedBetween asked) {
            return questions.begin(draft, asked.capability(), asked.mentions());
        }
        Tasks.Chosen chosen = (Tasks.Chosen) choice;
        List<Fault> faults = ParameterFaults.of(draft.said, draft.task());
        if (!faults.isEmpty()) {
            return failing(draft, ErrorStatus.INVALID_REQUEST, phrases.invalid(draft.said.locale()), faults);
        }
        boolean restarted =
                draft.said.interpretation().command().equals(Optional.of(Interpretation.Command.START_OVER));
        ValueTaking.take(draft, restarted ? List.of() : chosen.mentions(), chosen.parameters());
        if (draft.state.phase() == Phase.CONFIRMING && chosen.sameTask()) {
            Optional<Progress> word = word(draft);
            if (word.isPresent()) {
                return word.get();
            }
        }
        dropWhatIsLeft(draft);
        Misreadings.note(draft, chosen);
        return settling.settle(draft);
    }

    /** The person's word on what was to be confirmed; empty when the values have to be settled again. */
    private Optional<Progress> word(Draft draft) {
        Optional<Boolean> structured =
                Optional.ofNullable(draft.said.parameters().get("confirmation")).map(JsonNode::booleanValue);
        Optional<Boolean> spoken = draft.said.interpretation().assent();
        if (!draft.changed.isEmpty()) {
            return Optional.empty();
        }
        if (structured.isPresent() && spoken.isPresent() && !structured.equals(spoken)) {
            draft.notes.add(new Note.Disagreement("confirmation"));
            return Optional.empty();
        }
        Optional<Boolean> word = structured.or(() -> spoken);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (draft.state.declined()) {
            // What was asked last is what should be different: a "yes" to that agrees to nothing, so it is asked once
            // more.
            return Optional.of(word.get() ? settling.settle(draft) : cancelled(draft));
        }
        if (word.get()) {
            draft.agreed = true;
            return Optional.empty();
        }
        return Optional.of(settling.declined(draft));
    }

    /** An optional value that is still open or refused is settled as none when the person does not care for it. */
    private static void dropWhatIsLeft(Draft draft) {
        for (String name : draft.said.interpretation().indifferent()) {
            Held held = draft.state.values().get(name);
            boolean open = held != null && !held.usable() && !draft.changed.contains(name);
            if (open && Needs.dispensable(draft.task(), draft.state, name)) {
                draft.add(new DialogueEvent.ValueDropped(name));
                draft.moved(name);
            }
        }
    }

    private Progress unclear(Draft draft, Pending pending, boolean fits) {
        if (draft.said.interpretation().foreign()) {
            draft.notes.add(new Note.Foreign());
        }
        List<Backend.Listed> options = phrases.capabilityChoices(pending.capabilities(), model, draft.said.locale());
        Reply.Subject subject = pending.kind() == Pending.Kind.SWITCH
                ? new Reply.Subject.SwitchTask(
                        pending.capabilities().get(0), pending.capabilities().get(1))
                : new Reply.Subject.WhichCapability(pending.capabilities(), fits);
        List<Need> needs = pending.kind() == Pending.Kind.SWITCH ? Needs.of(draft.task(), draft.state) : List.of();
        return draft.replying(
                new Reply.Clarify(draft.notes, subject, needs, options),
                new Progress.Standing(
                        Phase.CLARIFYING,
                        List.of(),
                        options.stream().map(Backend.Listed::choice).toList(),
                        pending,
                        null,
                        draft.state.proposal(),
                        false));
    }

    private Progress checked(Draft draft, Progress progress, Input.Checked checked) {
        draft.checked.add(checked.check());
        if (checked.refusal().isPresent() && progress.effect().orElseThrow() instanceof Effect.RunCheck run) {
            Refusal refusal = checked.refusal().get();
            draft.refuse(run.parameter(), refusal.reason(), refusal.alternatives());
        }
        return settling.settle(draft);
    }

    private Progress proposed(Draft draft, Input.Proposed proposed) {
        Proposal proposal = proposed.proposal();
        if (proposal instanceof Proposal.Ready ready) {
            return settling.proposed(draft, ready.message());
        }
        draft.agreed = false;
        if (proposal instanceof Proposal.Refused refused) {
            return refusedLate(draft, refused.parameter(), refused.reason(), proposed.alternatives());
        }
        if (proposal instanceof Proposal.NeedsMore more) {
            return needsMore(draft, more.parameters(), more.reason());
        }
        return ended(
                draft,
                "failed",
                ((Proposal.Failed) proposal).message(),
                Optional.empty(),
                Optional.empty(),
                Phase.FAILED);
    }

    private Progress executed(Draft draft, Input.Executed executed) {
        Outcome outcome = executed.outcome();
        String task = draft.task().id();
        if (outcome instanceof Outcome.Confirmed confirmed) {
            draft.add(new DialogueEvent.Executed(task, "confirmed", confirmed.externalId()));
            return ended(
                    draft,
                    "confirmed",
                    confirmed.message(),
                    Optional.of(confirmed.externalId()),
                    confirmed.structuredResult(),
                    Phase.COMPLETED);
        }
        if (outcome instanceof Outcome.Answered answered) {
            draft.add(new DialogueEvent.Executed(task, "answered", null));
            return ended(
                    draft,
                    "answered",
                    answered.message(),
                    Optional.empty(),
                    answered.structuredResult(),
                    Phase.COMPLETED);
        }
        if (outcome instanceof Outcome.Failed failed) {
            draft.add(new DialogueEvent.Executed(task, "failed", null));
            return ended(draft, "failed", failed.message(), Optional.empty(), Optional.empty(), Phase.FAILED);
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            draft.add(new DialogueEvent.Executed(task, "accepted", null));
            return draft.replying(
                    new Reply.Progress(Optional.of(accepted.message()), false), Progress.Standing.in(Phase.EXECUTING));
        }
        draft.agreed = false;
        draft.add(
                new DialogueEvent.Executed(task, outcome instanceof Outcome.Refused ? "refused" : "needs_more", null));
        draft.add(new DialogueEvent.AttemptEnded(
                draft.phaseBefore == Phase.EXECUTING ? Phase.COLLECTING : draft.phaseBefore));
        if (outcome instanceof Outcome.Refused refused) {
            return refusedLate(draft, refused.parameter(), refused.reason(), executed.alternatives());
        }
        Outcome.NeedsMore more = (Outcome.NeedsMore) outcome;
        return needsMore(draft, more.parameters(), more.reason());
    }

    /** The backend refuses a value after all. Its own alternatives are what is offered, without asking it again. */
    private Progress refusedLate(Draft draft, String parameter, String reason, List<Backend.Listed> alternatives) {
        if (!draft.state.values().containsKey(parameter)) {
            return needsMore(draft, List.of(parameter), reason);
        }
        if (!alternatives.isEmpty()) {
            draft.refuse(
                    parameter,
                    reason,
                    alternatives.stream().map(Backend.Listed::choice).toList());
            draft.listed.put(parameter, alternatives);
            return settling.settle(draft);
        }
        draft.listed.remove(parameter);
        Set<String> group = Companions.group(draft.task(), draft.state, parameter);
        if (group.isEmpty()) {
            draft.refuse(parameter, reason, List.of());
        } else {
            draft.notes.add(new Note.ValueRefused(parameter, reason));
        }
        if (!Companions.listed(draft.task(), parameter)) {
            Set<String> together = new LinkedHashSet<>(group);
            together.addAll(Companions.demanded(draft.state, parameter));
            draft.forget(together);
        }
        return settling.settle(draft);
    }

    private Progress needsMore(Draft draft, List<String> parameters, String reason) {
        boolean all = draft.state.usable().keySet().containsAll(parameters);
        if (parameters.isEmpty() || all) {
            throw new IllegalStateException(
                    "capability " + draft.task().id() + " says it needs " + parameters + ", which it was given");
        }
        for (String name : parameters) {
            if (draft.task().parameter(name).isEmpty()) {
                throw new IllegalStateException(
                        "capability " + draft.task().id() + " says it needs " + name + ", which is no parameter of it");
            }
        }
        draft.add(new DialogueEvent.ParametersDemanded(parameters));
        draft.notes.add(new Note.Words(reason));
        return settling.settle(draft);
    }

    private static Progress ended(
            Draft draft,
            String status,
            String message,
            Optional<String> externalId,
            Optional<Map<String, Object>> structured,
            Phase phase) {
        String words = draft.answer
                .map(answer -> answer.message() + "\n\n---\n\n" + message)
                .orElse(message);
        return draft.replying(new Reply.Result(status, words, externalId, structured), Progress.Standing.in(phase));
    }

    private Progress cancelled(Draft draft) {
        draft.add(new DialogueEvent.Cancelled());
        return draft.replying(
                new Reply.Failure(ErrorStatus.CANCELLED, phrases.cancelled(draft.said.locale()), List.of()),
                Progress.Standing.in(Phase.CANCELLED));
    }

    private static Progress failing(Draft draft, ErrorStatus status, String message, List<Fault> faults) {
        return draft.replying(new Reply.Failure(status, message, faults), Progress.Standing.in(draft.phaseBefore));
    }
}
