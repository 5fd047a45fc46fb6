package dev.intentsite.site.internal.dialogue;

import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What comes back from the methods of a task: its proposal, its outcome, and work that goes on beside the turns. Pure. */
final class Returns {
    private final Settling settling;
    private final Phrases phrases;

    Returns(Settling settling, Phrases phrases) {
        this.settling = settling;
        this.phrases = phrases;
    }

    Progress next(Draft draft, Input input) {
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
                    new Reply.UnderWay(Optional.of(phrases.delayed(draft.said.locale())), true),
                    Progress.Standing.in(Phase.EXECUTING));
        }
        throw new IllegalArgumentException("nothing waits for " + input);
    }

    /** Work is under way, or its outcome was not known: what has come of it by now. */
    Progress underWay(Draft draft) {
        Unsettled unsettled = draft.state.unsettled();
        return unsettled == null
                ? howFar(draft)
                : draft.awaiting(new Effect.Reconcile(draft.task().id(), unsettled));
    }

    private Progress howFar(Draft draft) {
        Settlement settlement = draft.state.settlement();
        return settlement == null
                ? draft.replying(
                        new Reply.UnderWay(Optional.empty(), draft.state.doubtful()),
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
    private Progress reconciled(Draft draft, Reconciliation found) {
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

    /** What an informational capability says is an answer, whatever it calls it. */
    static Outcome ofKind(CapabilityModel capability, Outcome outcome) {
        return capability.kind() == Kind.INFORMATIONAL && outcome instanceof Outcome.Confirmed confirmed
                ? new Outcome.Answered(confirmed.message(), confirmed.structuredResult())
                : outcome;
    }

    private Progress executed(Draft draft, Input.Executed executed) {
        Outcome outcome = ofKind(draft.task(), executed.outcome());
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
                    new Reply.UnderWay(Optional.of(accepted.message()), false), Progress.Standing.in(Phase.EXECUTING));
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
            demand(draft, parameter);
            return settling.settle(draft);
        }
        draft.listed.remove(parameter);
        boolean listed = Companions.listed(draft.task(), parameter);
        Set<String> group = Companions.group(draft.task(), draft.state, parameter);
        if (group.isEmpty() || listed) {
            draft.refuse(parameter, reason, List.of());
            demand(draft, parameter);
        } else {
            draft.notes.add(new Note.ValueRefused(parameter, reason));
        }
        if (!listed) {
            Set<String> together = new LinkedHashSet<>(group);
            together.addAll(Companions.demanded(draft.state, parameter));
            draft.forget(together);
        }
        return settling.settle(draft);
    }

    /** What the backend minded is asked for, also where another alternative is complete: acting without it is not what was wanted. */
    private static void demand(Draft draft, String refused) {
        if (Needs.of(draft.task(), draft.state).stream()
                .noneMatch(need -> need.parameters().contains(refused))) {
            draft.add(new DialogueEvent.ParametersDemanded(List.of(refused)));
        }
    }

    private Progress needsMore(Draft draft, List<String> parameters, String reason) {
        boolean all = draft.state.knows(parameters);
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

    private Progress ended(
            Draft draft,
            String status,
            String message,
            Optional<String> externalId,
            Optional<Map<String, Object>> structured,
            Phase phase) {
        String unanswered = draft.notes.stream()
                .filter(Note.NoAnswer.class::isInstance)
                .map(note -> Phrases.noAnswer((Note.NoAnswer) note, draft.said.locale()) + "\n\n")
                .collect(Collectors.joining());
        String words = unanswered
                + draft.answer
                        .map(answer -> answer.message() + "\n\n---\n\n" + message)
                        .orElse(message)
                + phrases.later(draft.state.later(), draft.said.locale());
        return draft.replying(new Reply.Result(status, words, externalId, structured), Progress.Standing.in(phase));
    }
}
